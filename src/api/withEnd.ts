/**
 * Calls back when a stream is finished, fails or is cancelled, even before its first value: a generator's own `finally`
 * does not run if it was never started.
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
