import { useMemo, useRef, useState } from 'react'
import type { Prose } from '#domain/basics/prose.ts'
import { isSameProse } from '#domain/basics/tidy-prose.ts'
import { letterUnit } from '#domain/letter/letter-parts.ts'
import { draftFromProse, proseFromDraft } from '#domain/letter/prose-draft.ts'
import { wordsInLetter } from '#domain/letter/words-in-letter.ts'
import { letterWords } from '#domain/rules-across/letter-words.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { writeLetter } from '#actions/write-letter.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft, type DraftInHand } from '#state/use-draft.ts'
import { useSave, type SaveInHand } from '#state/use-save.ts'
import type { ProsePartName } from './prose-part-name.ts'
import type { LetterInHand } from './use-letter.ts'

export interface SignedWords {
  readonly version: number
  readonly prose: Prose
}

/** One part of the letter's prose as it stands in its box. */
export interface ProsePartInHand {
  readonly fromMinute: Prose
  readonly written: Prose
  /** The words or their style are not the minute’s. */
  readonly differs: boolean
  readonly unfinished: boolean
  /** The earlier version whose words these are; null once they are this one's own. */
  readonly from: number | null
  /** What the version signed last says; null while none is signed, and of the earliest letters, whose words were not kept. */
  readonly signed: SignedWords | null
  readonly change: (prose: Prose) => void
  /** Puts what is typed into the record; true also when nothing waited for it. */
  readonly record: () => Promise<boolean>
  /** The prose for the page: what is typed, else what the record holds; null as the minute composes it. */
  readonly prose: Prose | null
}

export interface ProseInHand {
  readonly parts: Readonly<Record<ProsePartName, ProsePartInHand>>
  readonly unfinished: boolean
  /** Both parts are one unit: they are saved by one hand, one after the other, or each would miss the other's words. */
  readonly saving: SaveInHand
  /** The part the answer of `saving` is about. */
  readonly saved: ProsePartName
  /** Records both parts; false as soon as one is refused. */
  readonly record: () => Promise<boolean>
}

/** The two parts of a letter that the consultant may word. */
export function useProse(file: CaseFile, { version, composed }: Pick<LetterInHand, 'version' | 'composed'>): ProseInHand {
  const saving = useSave()
  const [saved, setSaved] = useState<ProsePartName>('why')
  const { prose: stored, from } = letterWords(file, version)
  const last = file.signedLetters.at(-1)
  const signed = useMemo(() => (last?.document === undefined ? null : { version: last.version, words: wordsInLetter(last.document) }), [last])
  const part = (name: ProsePartName) => ({
    name,
    fromMinute: composed?.[name] ?? [],
    stored: stored[name],
    from: stored[name] === null ? null : from,
    signed: signed === null ? null : { version: signed.version, prose: signed.words[name] },
    save: (words: WordsToSave): Promise<boolean> => {
      setSaved(name)
      return saveProse({ ...words, saving, version, name })
    },
  })
  const why = usePart(file, version, part('why'))
  const ask = usePart(file, version, part('ask'))
  return {
    parts: { why, ask },
    unfinished: why.unfinished || ask.unfinished,
    saving,
    saved,
    record: async () => (!saving.notSaved || (await saving.tryAgain())) && (await why.record()) && ask.record(),
  }
}

interface Part {
  readonly name: ProsePartName
  readonly fromMinute: Prose
  readonly stored: Prose | null
  readonly from: number | null
  readonly signed: SignedWords | null
  readonly save: (words: WordsToSave) => Promise<boolean>
}

function usePart(file: CaseFile, version: number, { name, fromMinute, stored, from, signed, save }: Part): ProsePartInHand {
  const inRecord = draftFromProse(stored ?? fromMinute)
  const { shown, recorded } = useJustRecorded(inRecord)
  const draft = useDraft(file.record, `${letterUnit(version)}/${name}`, { [name]: shown })
  // Leaving the box and Ctrl+Enter come together: what is typed then is recorded once.
  const underWay = useRef<Promise<boolean> | null>(null)
  const kept = draft.words[name]
  const written = useMemo(() => (kept === undefined ? fromMinute : proseFromDraft(kept)), [kept, fromMinute])
  const record = (): Promise<boolean> => {
    if (!draft.unfinished) return Promise.resolve(true)
    underWay.current ??= save({ draft, fromMinute, recorded }).finally(() => {
      underWay.current = null
    })
    return underWay.current
  }
  return {
    fromMinute,
    written,
    differs: !isSameProse(written, fromMinute),
    unfinished: draft.unfinished,
    from,
    signed,
    change: (prose) => draft.change(name, draftFromProse(prose)),
    record,
    prose: draft.unfinished || shown !== inRecord ? written : stored,
  }
}

/**
 * What was recorded is shown until the record shows it, a moment later: the words before it must not come back into the box
 * meanwhile, where the next key would begin a draft from them. `stale` is what the record may show before it: it comes up
 * with what is recorded quickly one after the other step by step.
 */
function useJustRecorded(inRecord: string): { readonly shown: string; readonly recorded: (words: string) => void } {
  const [held, setHeld] = useState<{ readonly words: string; readonly stale: readonly string[] } | null>(null)
  const isAwaited = held !== null && held.words !== inRecord && held.stale.includes(inRecord)
  if (held !== null && !isAwaited) setHeld(null)
  return {
    shown: isAwaited ? held.words : inRecord,
    recorded: (words) => setHeld((before) => ({ words, stale: [...(before === null ? [] : [...before.stale, before.words]), inRecord] })),
  }
}

interface WordsToSave {
  readonly draft: DraftInHand
  readonly fromMinute: Prose
  /** Told what is in the record now, as a draft would keep it. */
  readonly recorded: (words: string) => void
}

interface ToSave extends WordsToSave {
  readonly saving: SaveInHand
  readonly version: number
  readonly name: ProsePartName
}

async function saveProse({ saving, draft, version, name, fromMinute, recorded }: ToSave): Promise<boolean> {
  const { saved } = await saveDraft(saving, draft, async (context, opened, words) => {
    const kept = words[name]
    const prose = kept === undefined ? fromMinute : proseFromDraft(kept)
    const answer = await writeLetter(context, opened, version, name, isSameProse(prose, fromMinute) ? null : prose)
    if (answer.ok) recorded(draftFromProse(prose))
    return answer
  })
  return saved
}
