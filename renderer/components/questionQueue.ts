/** Questions one after the other: the next is shown when the one before has ended. */
export interface QuestionQueue<Question> {
  ask(question: Question): void;
  /** The question on screen was answered, dismissed, or its time is over. */
  end(): void;
}

export function createQuestionQueue<Question extends { readonly topic?: string }>(
  show: (question: Question) => void,
): QuestionQueue<Question> {
  let waiting: readonly Question[] = [];
  let isShown = false;

  function showNext(): void {
    const [next, ...others] = waiting;
    if (isShown || !next) return;
    isShown = true;
    waiting = others;
    show(next);
  }

  return {
    ask(question) {
      const others = waiting.filter(({ topic }) => topic === undefined || topic !== question.topic);
      waiting = [...others, question];
      showNext();
    },
    end() {
      isShown = false;
      showNext();
    },
  };
}
