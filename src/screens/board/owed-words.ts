import { shortDay, type CalendarDay } from '#domain/basics/calendar.ts'
import type { Chaser } from '#domain/rules-across/chasers-of.ts'
import type { CaseTab } from '../case/case-tab.ts'
import type { OwedChaser } from './owed-rows.ts'

/** The groups of the board, in the order of its tabs. */
export const owedGroups = ['letters', 'answers', 'packs', 'acknowledgements', 'reports', 'links', 'read', 'actions', 'reviews'] as const
export type OwedGroup = (typeof owedGroups)[number]

export const groupWords: Readonly<Record<OwedGroup, string>> = {
  letters: 'To ask and send',
  answers: 'Answers',
  packs: 'Records',
  acknowledgements: 'Acknowledgements',
  reports: 'Reports',
  links: 'Scan links',
  read: 'Read and discussed',
  actions: 'Actions',
  reviews: 'Reviews',
}

interface OwedKind {
  readonly group: OwedGroup
  /** What is owed, as the row's title. */
  readonly what: string
  /** What to do about it when nobody has called yet. */
  readonly act: string
  /** Where it is done, and the form there. */
  readonly tab: CaseTab
  readonly form: string | null
  /** On the button that leads there. */
  readonly lead: string
}

const kinds: Readonly<Record<Chaser['kind'], OwedKind>> = {
  'approach-unanswered': { group: 'answers', what: 'Answer: will they take it?', act: 'Ring', tab: 'sending', form: 'answer', lead: 'They answered' },
  'decline-not-told': { group: 'answers', what: 'Family to be told of the decline', act: 'Tell the family', tab: 'sending', form: 'decline-told', lead: 'They were told' },
  'not-asked': { group: 'letters', what: 'Provider to be asked', act: 'Ask them', tab: 'sending', form: 'asked', lead: 'They were asked' },
  'not-signed': { group: 'letters', what: 'Letter to be signed', act: 'Sign it', tab: 'story', form: null, lead: 'Open the case' },
  'not-sent': { group: 'letters', what: 'Signed letter to be sent', act: 'Send it', tab: 'sending', form: 'sent', lead: 'It was sent' },
  'choose-another': { group: 'answers', what: 'Another provider: everybody has declined', act: 'Put it on an agenda', tab: 'sending', form: null, lead: 'Open the case' },
  'accepted-without-date': { group: 'answers', what: 'Day for seeing the child', act: 'Ask for a day', tab: 'sending', form: 'answer', lead: 'They named a day' },
  requested: { group: 'packs', what: 'For the pack', act: 'Ring', tab: 'sending', form: null, lead: 'Open the pack' },
  information: { group: 'packs', what: 'Information for the meeting', act: 'Ask again', tab: 'sending', form: 'information', lead: 'It has come' },
  'not-supported-not-told': { group: 'answers', what: 'Family to be told: not supported', act: 'Tell the family', tab: 'sending', form: 'told', lead: 'They were told' },
  unacknowledged: { group: 'acknowledgements', what: 'Pack acknowledged', act: 'Ring', tab: 'sending', form: 'acknowledge', lead: 'It was acknowledged' },
  'scan-link': { group: 'links', what: 'Scan link expires', act: 'New link if unopened', tab: 'sending', form: 'acknowledge', lead: 'It was acknowledged' },
  report: { group: 'reports', what: 'Report', act: 'Ring', tab: 'report', form: 'report', lead: 'The report is here' },
  differences: { group: 'reports', what: 'Differences in law or ethical norms', act: 'Ask them', tab: 'report', form: null, lead: 'Open the report' },
  file: { group: 'read', what: 'Report into the notes', act: 'File it', tab: 'report', form: 'file', lead: 'It is in the notes' },
  offer: { group: 'read', what: 'Report offered to read', act: 'Offer it', tab: 'report', form: 'offer', lead: 'It was offered' },
  discuss: { group: 'read', what: 'Report discussed', act: 'Arrange it', tab: 'report', form: 'discuss', lead: 'It was discussed' },
  'parked-review': { group: 'reviews', what: 'Review: urgent treatment', act: 'Look at it', tab: 'story', form: null, lead: 'Open the case' },
}

/** A signed letter that goes to nobody (L42). */
const keptLetter: OwedKind = { group: 'letters', what: 'Next version of the letter to be signed', act: 'Sign it', tab: 'story', form: null, lead: 'Open the case' }

export function owedKind({ chaser, kept }: Pick<OwedChaser, 'chaser' | 'kept'>): OwedKind {
  return kept ? keptLetter : kinds[chaser.kind]
}

/** "after 4 chases", "Ring": the next thing to do about it. */
export function nextChaseWords(what: OwedChaser, today: CalendarDay): string {
  const { chaser } = what
  const day = chaser.next <= today ? 'today' : shortDay(chaser.next)
  const { act } = owedKind(what)
  if (chaser.chases.length === 0) return chaser.next <= today ? act : `${act}, ${day}`
  return `${act} ${day}, after ${chaser.chases.length} ${chaser.chases.length === 1 ? 'call' : 'calls'}`
}
