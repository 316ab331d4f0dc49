import { expect, it } from 'vitest'
import { assignTask } from '#actions/assign-task.ts'
import { openedNow, type ActionContext } from '#actions/context.ts'
import { refuse, type Refusal } from '#domain/basics/answer.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { untilAnswered, wakeUnanswered } from '#state/until-answered.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'

const about = { kind: 'case', id: 'maisie' } as const
const typed = { what: 'Ask for the scans', owner: { user: 'priya.raman', name: 'Priya Raman' }, due: 'today', meeting: null }
const noAnswer = refuse({ kind: 'not-saved', rule: 'K22', reason: 'no-answer' })

/** The way to the keeper loses the first answers: what was asked arrives, or not even that. */
function losing({ context }: LaptopAtWork, lost: readonly ('answer' | 'request')[]): ActionContext {
  const left = [...lost]
  const ask = async (name: 'appendActs', request: never): Promise<unknown> => {
    const next = left.shift()
    if (next === 'request') return noAnswer
    const answer = await context.ask(name, request)
    // The view shows it before anything is asked again: made anew, the entry would not be the same.
    await context.shown([], about)
    return next === 'answer' ? noAnswer : answer
  }
  return { ...context, ask: ask as ActionContext['ask'] }
}

async function tasksOf(laptop: LaptopAtWork): Promise<readonly string[]> {
  return readCaseFile(await laptop.record(about)).tasks.map(({ what }) => what)
}

it.each([
  ['the answer was lost', ['answer']],
  ['the request was lost', ['request']],
  ['several were lost', ['request', 'answer', 'answer', 'request']],
] as const)('[K22] a save is asked again, the very same, until there is an answer, and stands once: %s', async (_, lost) => {
  const laptop = await aLaptopAtWork('Dr Abena Osei', 'chair')
  const silences: Refusal[] = []
  const context = untilAnswered(losing(laptop, lost), (silence, again) => {
    silences.push(silence)
    // By the person, or by the part that saves once it answers.
    if (silences.length % 2 === 0) again()
    else setTimeout(wakeUnanswered)
  })
  expect(await assignTask(context, openedNow(await laptop.record(about)), typed)).toMatchObject({ ok: true })
  expect(silences).toEqual(lost.map(() => noAnswer.refusal))
  expect(await tasksOf(laptop)).toEqual(['Ask for the scans'])
  expect(await laptop.acts()).toHaveLength(1)
})

it('[K12, K22] what the disk refused is answered at once: it is known not to be saved', async () => {
  const laptop = await aLaptopAtWork('Dr Abena Osei', 'chair')
  const full = refuse({ kind: 'not-saved', rule: 'K12', reason: 'disk-full' })
  let silences = 0
  const context = untilAnswered({ ...laptop.context, ask: (() => Promise.resolve(full)) as unknown as ActionContext['ask'] }, () => {
    silences += 1
  })
  expect(await assignTask(context, openedNow(await laptop.record(about)), typed)).toEqual(full)
  expect(silences).toBe(0)
})
