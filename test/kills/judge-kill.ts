import { canonicalJson } from '#domain/basics/canonical-json.ts'
import type { Json } from '#domain/basics/json.ts'
import { actFromCanonical } from '#domain/journal/canonical-act.ts'
import type { JournalEntry } from '#domain/journal/journal-page.ts'
import type { KillDesk } from './kill-desk.ts'
import { ABOUT, DRAFT, type Told } from './work-until-killed.ts'

/** What an opened profile was found with, held against what was asked of it. */
export interface Judged {
  /** Acts, files and drafts that were acknowledged and are not there as they were. */
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** Calls of which a part is there, and acts without their file. */
  readonly half: readonly string[]
  /** Damage that is told where there is none, and anything that nobody asked for. */
  readonly strange: readonly string[]
}

/** What a kill leaves in the middle of a write is told in these words, and is no damage. */
const CUT_OFF = /ended in the middle of an entry/

export async function judgeKill(desk: KillDesk, told: Told): Promise<Judged> {
  const { acts, doubled } = await readActs(desk)
  const saving = await desk.ask('readSaving', {})
  const isHere = (id: string, facts: string) => acts.get(id) === canonicalJson(JSON.parse(facts) as Json)
  const partly = told.calls.filter(({ facts }) => new Set([...facts.keys()].map((id) => acts.has(id))).size > 1)
  const files = told.calls.filter(({ facts, file }) => file !== null && [...facts.keys()].some((id) => acts.has(id)))
  const gone: string[] = []
  for (const { file } of files.slice(-20)) if (file !== null && !(await desk.isKept(file, ABOUT))) gone.push(file)
  const lost = told.calls.filter(({ isAcknowledged, facts }) => isAcknowledged && [...facts].some(([id, each]) => !isHere(id, each)))
  return {
    lost: [...lost.map(() => 'an act that was acknowledged is not there'), ...(await judgeDraft(desk, told))],
    doubled: doubled.map((id) => `act ${id} is there twice`),
    half: [...partly.map(() => 'a part of a call is there'), ...gone.map(() => 'an act is there without its file')],
    strange: [
      ...saving.damage.filter((words) => !CUT_OFF.test(words)),
      ...(saving.alarms + saving.forks + saving.acts.refused > 0 ? ['something is said of an act that is not so'] : []),
    ],
  }
}

/** The draft is as it was acknowledged last, or as it was asked to be since. From here on that is what counts. */
async function judgeDraft(desk: KillDesk, told: Told): Promise<readonly string[]> {
  const drafts = await desk.ask('readDrafts', {})
  const words = drafts.find(({ key }) => key === DRAFT)?.words['words'] ?? null
  const number = told.drafts.findLastIndex((each) => each === words)
  if (number < told.draftAcknowledged) return ['the draft is not as it was acknowledged']
  told.draftAcknowledged = told.drafts.push(words) - 1
  return []
}

/** Every act of the journal, by id: its facts. */
async function readActs(desk: KillDesk): Promise<{ readonly acts: ReadonlyMap<string, string>; readonly doubled: readonly string[] }> {
  const acts = new Map<string, string>()
  const doubled: string[] = []
  for (let [after, hash, more] = [0, '', true]; more;) {
    const page = await desk.ask('readJournal', { after, hash, limit: 2000 })
    if (page.kind !== 'page') throw new Error(`The journal is ${page.kind}`)
    for (const entry of JSON.parse(page.entries) as readonly JournalEntry[]) {
      const act = entry.kind === 'act' ? actFromCanonical(entry.text, entry.sig) : null
      if (act === null) continue
      if (acts.has(act.id)) doubled.push(act.id)
      acts.set(act.id, canonicalJson(act.facts))
    }
    ;({ next: after, hash, more } = page)
  }
  return { acts, doubled }
}
