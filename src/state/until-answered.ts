import type { Answer, Refusal } from '#domain/basics/answer.ts'
import type { ActionContext } from '#actions/context.ts'

/** What waits to be asked again. */
const asleep = new Set<() => void>()

/** The part that saves answers again: everything that got no answer is asked again. */
export function wakeUnanswered(): void {
  for (const again of asleep) again()
}

/**
 * The same context, whose saves are asked again, word for word, for as long as there is no answer: they may have been saved,
 * and only the very same request is then answered as before, so that nothing stands twice (K10, K22).
 * @param onSilence told each time there was no answer, with what asks again at once
 */
export function untilAnswered(context: ActionContext, onSilence: (refusal: Refusal, again: () => void) => void): ActionContext {
  const ask = async (name: 'appendActs', request: never): Promise<unknown> => {
    for (;;) {
      const answer: unknown = await context.ask(name, request)
      const silence = silenceIn(answer)
      if (silence === null) return answer
      await new Promise<void>((wake) => {
        const again = (): void => {
          asleep.delete(again)
          wake()
        }
        asleep.add(again)
        onSilence(silence, again)
      })
    }
  }
  return { ...context, ask: ask as ActionContext['ask'] }
}

/** Null for an answer, yes or no: it is known then what became of the request. */
function silenceIn(answer: unknown): Refusal | null {
  const given = answer as Answer<unknown> | null
  return given?.ok === false && given.refusal.kind === 'not-saved' && given.refusal['reason'] === 'no-answer' ? given.refusal : null
}
