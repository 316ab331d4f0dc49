import type { CalendarDay } from '#domain/basics/calendar.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { whatKeepsLetter } from '#domain/rules-across/practice-in-letter.ts'
import { latestDecision, type CaseFile } from '#domain/rules-across/read-case-file.ts'
import { stepOf } from '#domain/rules-across/step-of.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import { stepLead, stepWords } from '../after/step-words.ts'
import { mayDo } from '#domain/journal/role-table.ts'
import { useApp } from '#state/app-store.ts'
import { useVersionInHand } from '#state/version-in-hand.ts'
import { begunWords } from '../kit/begun-words.ts'
import { Button } from '../kit/button.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { openCaseForm } from './case-tab.ts'
import '../after/after.css'

interface NowAndNextProps {
  readonly file: CaseFile
  /** What is known of the child beyond this case. */
  readonly facts: LetterFacts
  /** How many things stop the letter. */
  readonly blockers: number
  readonly today: CalendarDay
  readonly providerName: (id: string) => string
}

/** Where a case stands and what comes next, with the way to it; nothing here is a state somebody set. */
export function NowAndNext({ file, facts, blockers, today, providerName }: NowAndNextProps) {
  const step = stepOf(file)
  const own = ownWords(file, blockers)
  const begun = useVersionInHand(file)
  // Which of the two goes is for a person to say: the key for what is next does not send the older one.
  const isBetween = own === null && begun !== null && step.next === 'send'
  const letter = file.signedLetters.at(-1)
  // Nothing invites to send what goes to nobody (L42).
  const isKept = own === null && letter !== undefined && step.next === 'send' && whatKeepsLetter(file, facts, letter) !== null
  const steps = stepWords(step, step.provider === null ? 'the provider' : providerName(step.provider), today)
  const words = own ?? (isKept ? { ...steps, next: `sign version ${letter.version + 1}: version ${letter.version} goes to nobody, for it names the GP’s practice and an address is protected now.` } : isBetween ? { ...steps, next: `sign version ${begun}, or send version ${begun - 1} as it was signed.` } : steps)
  const offered = (own === null && !isBetween && !isKept) || step.next === 'bring-information' ? stepLead(step) : null
  const role = useApp((state) => state.session?.author.role ?? 'observer')
  const lead = offered !== null && mayDo(role, offered.verb).ok ? offered : null
  const go = (): void => {
    if (lead !== null) openCaseForm(file.id, lead.tab, lead.form)
  }
  useKeys([{ keys: 'Enter', words: lead?.words.toLowerCase() ?? '', run: go, inBar: true }], { name: 'What is next', active: lead !== null })
  return (
    <div className="case-next">
      <p className="case-step">
        <strong>Now:</strong> {[words.now, ...begunWords(begun).map((each) => `${each}.`)].join(' ')} <strong>Next:</strong> {words.next}
      </p>
      {lead !== null && (
        <Button kind="primary" keys="Enter" onPress={go}>
          {lead.words}
        </Button>
      )}
    </div>
  )
}

/** What the steps of the lifecycle leave out: other routes, what needs a person, and the letter on its way to a signature. */
function ownWords(file: CaseFile, blockers: number): { readonly now: string; readonly next: string } | null {
  if (file.routine !== null) return { now: 'routine advice, closed.', next: 'nothing is owed.' }
  if (file.ended !== null || file.hold?.state === 'parked') return null
  if (cardsOf(file.record).length > 0) return { now: 'something needs a person.', next: 'settle it; nothing is signed until then.' }
  if (file.route === 'non-expert') return file.nonExpert === null ? { now: 'with the lead consultant.', next: 'they talk with the family and write what came of it.' } : { now: 'the lead consultant has talked with the family.', next: 'the request stays open; no letter is made from it.' }
  if (file.route === 'routine') return { now: 'waiting for the expert’s answer.', next: 'write it down; that closes it.' }
  const more = latestDecision(file)?.more
  const { now, next } = stepOf(file)
  if (next === 'bring-information' && more != null) return { now: 'more information is needed.', next: `${more.what}, from ${more.who}, by ${more.by}.` }
  if (now !== 'accepted') return null
  return { now: 'the provider has accepted; the letter is being drafted.', next: blockers === 0 ? 'sign it.' : `settle ${blockers} ${blockers === 1 ? 'thing' : 'things'}, then sign.` }
}
