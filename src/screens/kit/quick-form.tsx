import { useEffect, useRef, type RefObject } from 'react'
import type { Refusal } from '#domain/basics/answer.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import type { ActionContext, Opened, Saved } from '#actions/context.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft, type Words } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { Button, SubmitButton } from './button.tsx'
import { KeyCap } from './key-cap.tsx'
import { Radios } from './radios.tsx'
import { SaveWords } from './save-words.tsx'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'
import { useKeys } from './use-keys.ts'
import { wordsFor } from './words-for-refusals.ts'
import './quick-form.css'

/** One box of a short form. A `tick` holds 'yes' or ''; a `ticks` the chosen values with a space between. */
export interface QuickField {
  readonly box: string
  readonly label: string
  /** May depend on what stands in the boxes. */
  readonly hint?: string | ((words: Words) => string | undefined) | undefined
  readonly kind?: 'line' | 'area' | 'choice' | 'tick' | 'ticks' | undefined
  readonly choices?: readonly { readonly value: string; readonly words: string; readonly hint?: string | undefined }[] | undefined
  readonly width?: 'narrow' | 'half' | 'full' | undefined
  /** Asked only when what was chosen before calls for it. */
  readonly when?: ((words: Words) => boolean) | undefined
}

interface QuickFormProps {
  /** Names the form for the list of keys and a screen reader: "Note that they were asked". */
  readonly name: string
  readonly record: FoldedRecord
  /** Its draft’s own key, so that half of it outlives a crash. */
  readonly draft: string
  readonly start: Words
  readonly fields: readonly QuickField[]
  /** Which box a refusal is about, of several the one that is asked; another one stands below them all. */
  readonly boxOf?: Readonly<Record<string, string | readonly string[]>> | undefined
  readonly button: string
  readonly save: (context: ActionContext, opened: Opened, words: Words) => Promise<Saved>
  /** Saved, or left: what was typed and not saved stays as a draft. */
  readonly onClose: () => void
}

/** A few boxes and one button, opened where it is needed. Enter in a line, or Ctrl+Enter, saves; Escape leaves it as a draft. */
export function QuickForm({ name, record, draft: key, start, fields, boxOf = {}, button, save, onClose }: QuickFormProps) {
  const draft = useDraft(record, key, start)
  const saving = useSave()
  const form = useFirstBox()
  const submit = async (): Promise<void> => {
    if (saving.busy) return
    const { whole } = await saveDraft(saving, draft, save)
    if (whole) onClose()
  }
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: button.toLowerCase(), run: () => void submit(), inBar: true },
      { keys: 'Escape', words: 'leave it', run: onClose, inBar: true },
    ],
    { name, ownsCharacters: true, form: true },
  )
  const shown = fields.filter((field) => field.when?.(draft.words) !== false)
  const about = saving.refusal === null ? [] : [boxOf[saving.refusal.kind] ?? []].flat()
  const wrong = shown.find(({ box }) => about.includes(box))?.box
  useWrongBox(form, saving.refusal)
  return (
    <form
      ref={form}
      className="quick-form"
      aria-label={name}
      data-form={name}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {draft.unfinished && <p className="text-quiet">Unfinished, not in the record. It is kept on this computer as a draft.</p>}
      {shown.map((field) => (
        <Box
          key={field.box}
          id={`${key.replaceAll('/', '-')}-${field.box}`}
          field={field}
          hint={typeof field.hint === 'function' ? field.hint(draft.words) : field.hint}
          value={draft.words[field.box] ?? ''}
          onChange={(text) => draft.change(field.box, text)}
          error={wrong === field.box && saving.refusal !== null ? wordsFor(saving.refusal) : undefined}
        />
      ))}
      {wrong === undefined && <SaveWords saving={saving} />}
      <div className="quick-buttons">
        <SubmitButton busy={saving.busy}>{button}</SubmitButton>
        <KeyCap cap="Ctrl ↵" />
        <Button onPress={onClose}>Not now</Button>
      </div>
    </form>
  )
}

interface BoxProps {
  readonly id: string
  readonly field: QuickField
  readonly hint: string | undefined
  readonly value: string
  readonly onChange: (text: string) => void
  readonly error: string | undefined
}

function Box({ id, field, hint, value, onChange, error }: BoxProps) {
  const { label, kind = 'line', choices = [], width } = field
  if (kind === 'area') return <TextArea id={id} label={label} hint={hint} value={value} onChange={onChange} error={error} />
  if (kind === 'choice') return <Radios id={id} legend={label} hint={hint} error={error} choices={choices} chosen={value === '' ? null : value} onChoose={onChange} beside={choices.length <= 3} />
  if (kind === 'line') return <TextField id={id} label={label} hint={hint} value={value} onChange={onChange} error={error} width={width} />
  const ticks = kind === 'tick' ? [{ value: 'yes', words: label }] : choices
  const chosen = value.split(' ').filter((part) => part !== '')
  const toggle = (tick: string): void => onChange((chosen.includes(tick) ? chosen.filter((other) => other !== tick) : [...chosen, tick]).join(' '))
  return (
    <fieldset className={error === undefined ? 'field' : 'field field-wrong'}>
      <legend className={kind === 'tick' ? 'only-heard' : 'field-label'}>{label}</legend>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      {error !== undefined && <p className="field-error">{error}</p>}
      {ticks.map((tick) => (
        <label key={tick.value} className="check" htmlFor={`${id}-${tick.value}`}>
          <input id={`${id}-${tick.value}`} type="checkbox" checked={chosen.includes(tick.value)} onChange={() => toggle(tick.value)} />
          <span>{tick.words}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** What a refusal is about has the keyboard: it may stand below the box that had it. */
function useWrongBox(form: RefObject<HTMLFormElement | null>, refusal: Refusal | null): void {
  useEffect(() => {
    if (refusal === null) return
    const field = form.current?.querySelector('.field-wrong')
    if (field?.contains(document.activeElement) === false) firstBox(field)?.focus()
  }, [form, refusal])
}

/** The first box has the keyboard when the form opens; what had it before gets it back, if it still stands. */
function useFirstBox(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const before = document.activeElement
    const box = form.current === null ? null : firstBox(form.current)
    box?.focus()
    box?.closest('form')?.scrollIntoView({ block: 'nearest' })
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return form
}

/** Where the keyboard goes: the first box; of several to choose one of, the one that is chosen, as Space takes the one it is on. */
function firstBox(within: Element): HTMLElement | null {
  const first = within.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
  return first?.type === 'radio' ? (first.closest('fieldset')?.querySelector<HTMLElement>('input:checked') ?? first) : first
}
