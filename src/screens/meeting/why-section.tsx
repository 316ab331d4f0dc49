import { useRef } from 'react'
import { disagreements, indicationLabel, indications, indicationsUnit, indicationWords, indicationsSchema, toggleDisagreement, toggleIndication, type Indications } from '#domain/case/indications.ts'
import { indicationsOf, indicationsUnitFor } from '#domain/rules-across/why-and-sides.ts'
import { recordIndications } from '#actions/record-indications.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { Section } from '../kit/section.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import type { MinuteProps } from './minute-section.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { VersionsNotice } from '../kit/versions-notice.tsx'

/** Why a second opinion is sought: 1 to 7 toggle, a to d the kind of disagreement, P makes the next one primary. */
export function WhySection({ file, record, meeting, inHand, signed, open, done, leave }: MinuteProps) {
  const inRecord = indicationsOf(file, meeting)
  const draft = useDraft(record, indicationsUnit(meeting), { value: JSON.stringify(inRecord) })
  const saving = useSave()
  const noneBox = useRef<HTMLInputElement>(null)
  const value = parse(draft.words.value, inRecord)
  const set = (next: Indications): void => draft.change('value', JSON.stringify(next))
  const record_ = async (): Promise<void> => {
    if (!draft.unfinished) return done()
    const { whole } = await saveDraft(saving, draft, (context, opened, words) => recordIndications(context, opened, meeting, parse(words.value, inRecord)))
    if (whole) done()
  }
  useKeys(
    [
      ...indications.map((indication) => ({
        keys: indication.key,
        words: indication.words.toLowerCase(),
        run: () => set(toggleIndication(value, indication.code)),
      })),
      ...disagreements.map((disagreement) => ({
        keys: disagreement.kind.toUpperCase(),
        words: disagreement.words.toLowerCase(),
        run: () => set(toggleDisagreement(value, disagreement.kind)),
      })),
      { keys: '0', words: 'none of these: own words', run: () => noneBox.current?.focus() },
      { keys: 'P', words: 'make another the primary reason', run: () => set(nextPrimary(value)) },
      { keys: 'Ctrl+Enter', words: 'record', run: () => void record_(), inBar: true },
      { keys: 'Escape', words: 'leave this section', run: leave },
    ],
    { name: 'Why a second opinion', ownsCharacters: true, active: inHand && !signed },
  )
  const chosen = `${value.chosen.length} chosen`
  if (!inHand || signed) {
    return (
      <Section heading="Why a second opinion" keys="I" onKey={open} aside={draft.unfinished ? 'Unfinished, not in the record' : chosen}>
        <VersionsNotice record={record} unit={indicationsUnitFor(file, meeting)} />
        <Chosen value={value} />
      </Section>
    )
  }
  return (
    <Section heading="Why a second opinion" keys="I" onKey={open} aside={`${chosen}. Choosing none is allowed`} inHand>
      <ul className="why-list">
        {indications.map((indication) => (
          <li key={indication.code}>
            <Choice
              cap={indication.key}
              words={indication.words}
              on={value.chosen.includes(indication.code)}
              primary={value.primary === indication.code}
              onPress={() => set(toggleIndication(value, indication.code))}
            />
            {indication.code === 'I5' && value.chosen.includes('I5') && (
              <ul className="why-kinds" aria-label="Who disagrees">
                {disagreements.map((disagreement) => (
                  <li key={disagreement.kind}>
                    <Choice
                      cap={disagreement.kind}
                      words={disagreement.words}
                      on={value.disagreements.includes(disagreement.kind)}
                      primary={false}
                      onPress={() => set(toggleDisagreement(value, disagreement.kind))}
                    />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <TextField
        id="why-none"
        label="None of these: why, in the family’s or the team’s own words (0)"
        dense
        value={value.none}
        onChange={(none) => set({ ...value, none })}
        boxRef={noneBox}
      />
      <SaveWords saving={saving} />
      <div className="minute-buttons">
        <Button kind="primary" dense keys="Ctrl+Enter" onPress={() => void record_()}>
          Record
        </Button>
        <Button dense keys="P" onPress={() => set(nextPrimary(value))}>
          Make another primary
        </Button>
      </div>
    </Section>
  )
}

interface ChoiceProps {
  readonly cap: string
  readonly words: string
  readonly on: boolean
  readonly primary: boolean
  readonly onPress: () => void
}

function Choice({ cap, words, on, primary, onPress }: ChoiceProps) {
  return (
    <button type="button" className={on ? 'why-choice why-choice-on' : 'why-choice'} aria-pressed={on} onClick={onPress}>
      <kbd className="key-cap" aria-hidden="true">
        {cap}
      </kbd>
      <span>
        {words}
        {primary && <span className="why-primary">, primary</span>}
      </span>
    </button>
  )
}

function Chosen({ value }: { readonly value: Indications }) {
  if (value.chosen.length === 0 && value.none === '') return <p className="text-quiet">None chosen yet</p>
  return (
    <ul className="why-chosen">
      {value.chosen.map((code) => (
        <li key={code}>
          <span className="why-label">{indicationLabel(value, code)}</span>{' '}
          {code === value.primary ? <strong>{indicationWords(value, code)}</strong> : indicationWords(value, code)}
          {code === value.primary && ', primary'}
        </li>
      ))}
      {value.none !== '' && <li dir="auto">{value.none}</li>}
    </ul>
  )
}

function nextPrimary(value: Indications): Indications {
  const place = value.primary === null ? -1 : value.chosen.indexOf(value.primary)
  return { ...value, primary: value.chosen[(place + 1) % Math.max(1, value.chosen.length)] ?? null }
}

function parse(text: string | undefined, otherwise: Indications): Indications {
  try {
    const parsed = indicationsSchema.safeParse(JSON.parse(text ?? ''))
    return parsed.success ? parsed.data : otherwise
  } catch {
    return otherwise
  }
}
