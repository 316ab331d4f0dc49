import { useState } from 'react'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { hasDeclined } from '#domain/rules-across/provider-in-hand.ts'
import { independenceOf } from '#domain/provider/independence.ts'
import { independenceIn } from '#domain/rules-across/independence-in.ts'
import { providerLabel } from '#domain/provider/provider.ts'
import { decisionUnit, type Decision } from '#domain/decision/decision.ts'
import { decisionOf, isUnsettled } from '#domain/rules-across/read-case-file.ts'
import type { Shortlisted } from '#domain/case/case-parts.ts'
import { openedFor } from '#state/opened-for.ts'
import { chooseBackUp, chooseProvider } from '#actions/choose-provider.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { KeyCap } from '../kit/key-cap.tsx'
import { Notice } from '../kit/notice.tsx'
import { Section } from '../kit/section.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { focusBox } from '../kit/focus-on-open.ts'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import type { MinuteProps } from './minute-section.ts'
import { SaveWords } from '../kit/save-words.tsx'

/**
 * Who is well placed: a figure chooses, K then a figure names the back-up. One who is not independent stops here
 * until the chair gives a reason (row 15: usually independent, never a hard block).
 */
export function ShortlistSection(props: MinuteProps) {
  const { file, record, meeting, team, providerOf, inHand, signed, open, done, leave } = props
  const decision = decisionOf(file, meeting)
  const saving = useSave()
  const [backUpNext, setBackUpNext] = useState(false)
  const [needsReason, setNeedsReason] = useState<Shortlisted | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)

  const choose = async (entry: Shortlisted, why = ''): Promise<void> => {
    const provider = providerOf(entry.provider)
    if (provider === null || team === null) return
    if (backUpNext) {
      setBackUpNext(false)
      await saving.save((context) => chooseBackUp(context, openedFor(record, decisionUnit(meeting)), meeting, entry.provider))
      return
    }
    if (independenceOf(entry.independence) === 'not-independent' && why.trim() === '') {
      setTried(needsReason !== null)
      setNeedsReason(entry)
      return
    }
    const choice = { provider, entry, home: team, reason: why }
    if (await saving.save((context) => chooseProvider(context, openedFor(record, decisionUnit(meeting)), meeting, choice))) {
      setNeedsReason(null)
      setReason('')
    }
  }
  useKeys(
    [
      ...file.shortlist.slice(0, 9).map((entry, index) => ({
        keys: String(index + 1),
        words: backUpNext ? 'back-up' : 'choose',
        run: () => void choose(entry),
      })),
      { keys: 'K', words: 'name the back-up', run: () => setBackUpNext(!backUpNext) },
      {
        keys: 'Ctrl+Enter',
        words: needsReason === null ? 'go on' : 'choose with this reason',
        run: () => (needsReason === null ? done() : void choose(needsReason, reason)),
        inBar: true,
      },
      { keys: 'Escape', words: 'leave this section', run: () => (needsReason === null ? leave() : setNeedsReason(null)) },
    ],
    { name: 'Who is well placed', ownsCharacters: true, active: inHand && !signed },
  )

  const chosen = decision?.provider == null ? null : providerOf(decision.provider)
  const backUp = decision?.backUp == null ? null : providerOf(decision.backUp)
  const unsettled = isUnsettled(record, decisionUnit(meeting))
  if ((!inHand || signed) && chosen !== null) {
    return (
      <Section heading="Who is well placed" keys="S" onKey={open} aside={signed ? undefined : 'Change'}>
        <p>
          <strong>{providerLabel(chosen)}</strong>
          {backUp !== null && `. Then ${providerLabel(backUp)}`}
        </p>
        <ChairsReason decision={decision} />
      </Section>
    )
  }
  return (
    <Section
      heading="Who is well placed"
      keys="S"
      onKey={open}
      aside={backUpNext ? 'Which one is the back-up?' : unsettled ? 'Two versions to settle' : 'Choose 1, then a back-up'}
      inHand={inHand}
    >
      <ol className="shortlist">
        {file.shortlist.map((entry, index) => (
          <ShortlistRow
            key={entry.provider}
            number={index + 1}
            entry={entry}
            props={props}
            mark={decision?.provider === entry.provider ? 'chosen' : decision?.backUp === entry.provider ? 'back-up' : null}
            onPress={() => void choose(entry)}
          />
        ))}
      </ol>
      {needsReason === null && <ChairsReason decision={decision} />}
      {file.shortlist.length === 0 && <p className="text-quiet">Nobody is on the shortlist yet.</p>}
      {needsReason !== null && (
        <NotIndependent entry={needsReason} reason={reason} setReason={setReason} error={tried && reason.trim() === '' ? wordsFor({ kind: 'independence-override-needs-a-reason' }) : undefined} next={() => setNeedsReason(null)} give={() => void choose(needsReason, reason)} />
      )}
      <SaveWords saving={saving} />
    </Section>
  )
}

interface RowProps {
  readonly number: number
  readonly entry: Shortlisted
  readonly props: MinuteProps
  readonly mark: 'chosen' | 'back-up' | null
  readonly onPress: () => void
}

function ShortlistRow({ number, entry, props, mark, onPress }: RowProps) {
  const provider = props.providerOf(entry.provider)
  const state = independenceIn(props.file, entry.independence)
  const declared = entry.independence?.declared.length ?? 0
  const declined = hasDeclined(readPathway(props.record), entry.provider)
  return (
    <li>
      <button type="button" className={mark === null ? 'shortlist-row' : 'shortlist-row shortlist-row-on'} onClick={onPress} aria-pressed={mark === 'chosen'}>
        <KeyCap cap={String(number)} />
        <span>
          <span className="shortlist-name">
            {provider === null ? 'Not on this computer yet' : providerLabel(provider)}
            {mark !== null && `, ${mark}`}
            {declined && ', has declined'}
          </span>
          <span className="text-quiet">{entry.why}</span>
        </span>
        <span>
          <span className={state === 'not-independent' ? 'text-late' : 'shortlist-state'}>
            {state === 'independent' ? 'Independent' : state === 'not-independent' ? 'Not independent' : 'Not checked yet'}
            {state === 'independent' && <span className="shortlist-declared">{declared === 0 ? ', nothing declared' : `, ${declared} declared`}</span>}
          </span>
          <span className="text-quiet">{entry.independence?.declared[0] ?? whyNot(entry)}</span>
        </span>
      </button>
    </li>
  )
}

function whyNot(entry: Shortlisted): string {
  const team = entry.independence?.teams.find((candidate) => !candidate.independent)
  if (team !== undefined) return team.why
  return entry.independence === null ? '' : `${entry.independence.checked} of 6 checks`
}

function ChairsReason({ decision }: { readonly decision: Decision | null }) {
  if (decision?.override == null) return null
  return (
    <p className="text-quiet" dir="auto">
      Not independent. {decision.override.by}’s reason: {decision.override.reason}
    </p>
  )
}

interface NotIndependentProps {
  readonly entry: Shortlisted
  readonly reason: string
  readonly setReason: (reason: string) => void
  readonly error: string | undefined
  readonly next: () => void
  readonly give: () => void
}

function NotIndependent({ entry, reason, setReason, error, next, give }: NotIndependentProps) {
  return (
    <Notice
      title={`Not independent: ${whyNot(entry)}.`}
      atOnce
      actions={
        <>
          <Button dense onPress={next} keys="Escape">
            Choose another
          </Button>
          <Button dense onPress={give} keys="Ctrl+Enter" {...(reason.trim() === '' ? { notNow: 'Write the reason first' } : {})}>
            Give the chair’s reason
          </Button>
        </>
      }
    >
      Usually the provider has not treated the child. Choose another, or the chair gives a reason, which is kept with the decision.
      <TextArea id="override-reason" label="The chair’s reason" value={reason} onChange={setReason} error={error} boxRef={focusBox} />
    </Notice>
  )
}
