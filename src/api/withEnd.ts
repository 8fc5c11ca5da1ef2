/**
 * The stream with a call at its end: when it is done, fails, or is given up, also before its first value. A generator's
 * own `finally` does not run where it was never begun.
 * @param onEnd may be called more than once
 */
export function withEnd<T>(stream: AsyncGenerator<T, void, void>, onEnd: () => void): AsyncGenerator<T, void, void> {
  async function ending(step: Promise<IteratorResult<T, void>>): Promise<IteratorResult<T, void>> {
    try {
      const result = await step;
      if (result.done) onEnd();
      return result;
    } catch (error) {
      onEnd();
      throw error;
    }
  }

  return {
    next: () => ending(stream.next()),
    return: (value) => {
      onEnd();
      return stream.return(value);
    },
    throw: (error) => {
      onEnd();
      return stream.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      onEnd();
      await stream[Symbol.asyncDispose]();
    },
  };
}
