type Subscriber<Payload> = (payload: Payload) => unknown;

/** Typed events between the parts of one program. `Events` maps each type to what it carries. */
export interface EventBus<Events extends object> {
  /**
   * Calls every subscriber, in the order they subscribed, before it returns: a transaction that is open covers what
   * they write, and what one of them throws reaches the emitter.
   */
  emit<Type extends keyof Events>(type: Type, payload: Events[Type]): void;
  /** The same for subscribers that are asynchronous: one after another, each awaited. */
  emitAndWait<Type extends keyof Events>(type: Type, payload: Events[Type]): Promise<void>;
  /** @returns ends the subscription */
  on<Type extends keyof Events>(type: Type, subscriber: Subscriber<Events[Type]>): () => void;
}

/** Not `node:events`: its types lose the payload of a generic event, and it treats a type named `error` differently. */
export function createEventBus<Events extends object>(): EventBus<Events> {
  const subscribers: { [Type in keyof Events]?: Set<Subscriber<Events[Type]>> } = {};

  return {
    emit(type, payload) {
      for (const subscriber of subscribers[type] ?? []) subscriber(payload);
    },
    async emitAndWait(type, payload) {
      for (const subscriber of subscribers[type] ?? []) await subscriber(payload);
    },
    on(type, subscriber) {
      const all = subscribers[type] ?? new Set();
      subscribers[type] = all;
      all.add(subscriber);
      return () => all.delete(subscriber);
    },
  };
}
