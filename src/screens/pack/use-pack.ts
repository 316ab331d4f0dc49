import { useEffect, useRef, useState } from 'react'
import type { Refusal } from '#domain/basics/answer.ts'
import type { SignedLetter } from '#domain/letter/letter-parts.ts'
import { titleOfEnclosure } from '#domain/pathway/title-of-enclosure.ts'
import type { Pathway } from '#domain/pathway/read-pathway.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { FoundEnclosure } from '#state/found-enclosure.ts'
import { useApp } from '#state/app-store.ts'
import { chooseEnclosures, dropEnclosures, savePack } from '#state/pack.ts'
import { counted } from '../kit/show-time.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { withRefusals, withTitles } from './refused-files.ts'

/** One file on the list, with the title it will have in the pack. */
export interface ListedFile {
  readonly id: string
  readonly found: FoundEnclosure
  readonly title: string
  /** Somebody said that the pack goes without it, because it cannot be added. */
  readonly goneWithout: boolean
}

export interface PackInHand {
  readonly files: readonly ListedFile[]
  /** What is being done; '' while nothing is. */
  readonly doing: string
  readonly said: string
  readonly refusal: Refusal | null
  /** The six words, until they are hidden. Where the screen is left before that, they go on standing above the next. */
  readonly sixWords: string | null
  readonly add: () => Promise<void>
  readonly remove: (id: string) => void
  readonly move: (id: string, by: -1 | 1) => void
  readonly change: (id: string, change: Partial<Pick<ListedFile, 'title' | 'goneWithout'>>) => void
  readonly save: (locked: boolean) => Promise<void>
  readonly hideWords: () => void
}

/**
 * The pack being put together: gone, with every file that was held for it, when the screen is left. What comes of one
 * that is being saved then is said on the next screen, with its words: a locked file without its words opens for nobody.
 */
export function usePack(file: CaseFile, pathway: Pathway, letter: SignedLetter): PackInHand {
  const [files, setFiles] = useState<readonly ListedFile[]>([])
  const [doing, setDoing] = useState('')
  const [said, setSaid] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [sixWords, setSixWords] = useState<string | null>(null)
  const held = useHeld(files)
  const isLeft = useHandOn(said, sixWords)
  const begin = (what: string): void => {
    setDoing(what)
    setSaid('')
    setRefusal(null)
  }
  const add = async (): Promise<void> => {
    begin('Reading the files…')
    const answer = await chooseEnclosures()
    setDoing('')
    if (!answer.ok) return setRefusal(answer.refusal)
    held(answer.value)
    setFiles((before) => answer.value.reduce((list, found) => [...list, listed(found, list, pathway)], before))
    const refused = answer.value.filter(({ key }) => key === null).length
    setSaid(answer.value.length === 0 ? '' : `${counted(answer.value.length, 'file')} added to the list.${refused === 0 ? '' : ` ${refused} of them cannot be in the pack.`}`)
  }
  const save = async (locked: boolean): Promise<void> => {
    begin('The pack is being made. Nothing here can be changed, or left, until it is.')
    const pack = {
      plainHash: letter.blob,
      about: file.record.about,
      enclosures: files.map(({ found, title }) => ({ key: found.key, title: title.trim() })),
      without: files.flatMap(({ goneWithout }, index) => (goneWithout ? [index + 1] : [])),
      identity: letter.document?.identity ?? `Our reference ${file.subject?.reference ?? ''}`,
      locked,
    }
    const answer = await savePack(pack, file.subject?.reference ?? 'letter', letter.version)
    setDoing('')
    if (!answer.ok) return isLeft() ? handOn(wordsFor(withTitles(answer.refusal, files)), null) : refused(answer.refusal)
    const { saved, pages, passphrase } = answer.value
    const words = saved ? `The pack was saved${locked ? ', locked with a password' : ''}: ${counted(pages, 'page')}.${withoutWords(pack.without.length)} It has not been sent.` : ''
    if (isLeft()) return handOn(words, passphrase)
    setSixWords(passphrase)
    setSaid(words)
  }
  /** What only turned out to be damaged when it was drawn stands on the list like what was refused at once, to be gone without. */
  const refused = (no: Refusal): void => {
    const list = withRefusals(files, no)
    dropEnclosures(files.flatMap(({ found }, index) => (list[index]?.found.key === null ? (found.key ?? []) : [])))
    const marked = new Map(list.map(({ id, found }) => [id, found]))
    setFiles((now) => now.map((one) => ({ ...one, found: marked.get(one.id) ?? one.found })))
    setRefusal(withTitles(no, files))
  }
  return {
    files,
    doing,
    said,
    refusal,
    sixWords,
    add,
    remove: (id) => {
      if (doing !== '') return
      dropEnclosures(files.flatMap(({ id: one, found }) => (one === id && found.key !== null ? [found.key] : [])))
      setFiles((now) => now.filter((one) => one.id !== id))
    },
    move: (id, by) => doing === '' && setFiles((now) => moved(now, now.findIndex((one) => one.id === id), by)),
    change: (id, change) => doing === '' && setFiles((now) => now.map((one) => (one.id === id ? { ...one, ...change } : one))),
    save,
    hideWords: () => setSixWords(null),
  }
}

/** Lets go of what is held when the screen is left; what the person has taken off is let go already. */
function useHeld(files: readonly ListedFile[]): (found: readonly FoundEnclosure[]) => void {
  const keys = useRef<readonly string[]>([])
  const isLeft = useRef(false)
  useEffect(() => {
    keys.current = files.flatMap(({ found }) => found.key ?? [])
  }, [files])
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
      dropEnclosures(keys.current)
    }
  }, [])
  // Files that were still being read when the screen was left come to nobody.
  return (found) => isLeft.current && dropEnclosures(found.flatMap(({ key }) => key ?? []))
}

/** Hands on what was said, with words that nobody has hidden, when the screen is left. Gives whether it has been. */
function useHandOn(said: string, sixWords: string | null): () => boolean {
  const isLeft = useRef(false)
  const shown = useRef({ said, sixWords })
  useEffect(() => {
    shown.current = { said, sixWords }
  }, [said, sixWords])
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
      if (shown.current.sixWords !== null) handOn(shown.current.said, shown.current.sixWords)
    }
  }, [])
  return () => isLeft.current
}

function handOn(said: string, sixWords: string | null): void {
  if (said !== '') useApp.setState(({ packsLeft }) => ({ packsLeft: [...packsLeft, { said, sixWords }] }))
}

function listed(found: FoundEnclosure, before: readonly ListedFile[], { pack }: Pathway): ListedFile {
  const title = titleOfEnclosure(found.title, pack, before.map((one) => one.title))
  return { id: crypto.randomUUID(), found, title, goneWithout: false }
}

function moved(files: readonly ListedFile[], from: number, by: -1 | 1): readonly ListedFile[] {
  const [one, other] = [files[from], files[from + by]]
  return one === undefined || other === undefined ? files : files.with(from, other).with(from + by, one)
}

function withoutWords(count: number): string {
  return count === 0 ? '' : ` It goes without ${counted(count, 'enclosure')}, and its list says so.`
}
