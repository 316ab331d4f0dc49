import { useEffect, useRef, useState } from 'react'
import type { Refusal } from '#domain/basics/answer.ts'
import type { SignedLetter } from '#domain/letter/letter-parts.ts'
import { titleOfEnclosure } from '#domain/pathway/title-of-enclosure.ts'
import type { Pathway } from '#domain/pathway/read-pathway.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { useApp } from '#state/app-store.ts'
import type { FoundEnclosure } from '#state/found-enclosure.ts'
import { leavePack } from '#state/six-words.ts'
import { chooseEnclosures, dropEnclosures, savePack } from '#state/pack.ts'
import { changePackList, forgetPackList, isPackSaved, usePackList, type ListedFile } from '#state/pack-list.ts'
import { counted } from '../kit/show-time.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { withRefusals, withTitles } from './refused-files.ts'

export interface PackInHand {
  readonly files: readonly ListedFile[]
  /** What is being done; '' while nothing is. */
  readonly doing: string
  readonly said: string
  readonly refusal: Refusal | null
  /** The six words, until they are hidden. Where the screen is left before that, they go on standing above the next. */
  readonly locked: { readonly fileName: string; readonly sixWords: string } | null
  readonly add: () => Promise<void>
  readonly remove: (id: string) => void
  readonly move: (id: string, by: -1 | 1) => void
  readonly change: (id: string, change: Partial<Pick<ListedFile, 'title' | 'goneWithout'>>) => void
  readonly save: (lock: 'pdf' | 'zip' | null) => Promise<void>
  readonly hideWords: () => void
}

/**
 * The pack being put together. Its list outlives the screen until it has been saved. What comes of one that is being saved
 * when the screen is left is said on the next, with its words: a locked file without its words opens for nobody.
 */
export function usePack(file: CaseFile, pathway: Pathway, letter: SignedLetter): PackInHand {
  const { files, doing } = usePackList(file.id)
  const session = useApp((state) => state.session)
  const [said, setSaid] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [locked, setLocked] = useState<PackInHand['locked']>(null)
  useForgetSaved(file.id)
  const setFiles = (change: (before: readonly ListedFile[]) => readonly ListedFile[]): boolean => changePackList(file.id, session, (before) => ({ files: change(before.files) }))
  const setDoing = (what: string): void => void changePackList(file.id, session, () => ({ doing: what }))
  const reference = file.subject?.reference ?? 'letter'
  const isLeft = useHandOn(said, locked, reference)
  const begin = (what: string): void => {
    setDoing(what)
    setSaid('')
    setRefusal(null)
  }
  const add = async (): Promise<void> => {
    begin('Reading the files…')
    const answer = await chooseEnclosures()
    setDoing('')
    if (!answer.ok) return isLeft() ? handOn(wordsFor(answer.refusal), null, reference) : setRefusal(answer.refusal)
    const isTheirs = setFiles((before) => answer.value.reduce((list, found) => [...list, listed(found, list, pathway)], before))
    // Locked while they were read: nobody's list has them.
    if (!isTheirs) dropEnclosures(answer.value.flatMap(({ key }) => key ?? []))
    const refused = answer.value.filter(({ key }) => key === null).length
    setSaid(answer.value.length === 0 ? '' : `${counted(answer.value.length, 'file')} added to the list.${refused === 0 ? '' : ` ${refused} of them cannot be in the pack.`}`)
  }
  const save = async (lock: 'pdf' | 'zip' | null): Promise<void> => {
    begin('The pack is being made. Nothing here can be changed, or left, until it is.')
    const pack = {
      plainHash: letter.blob,
      about: file.record.about,
      enclosures: files.map(({ found, title }) => ({ key: found.key, title: title.trim() })),
      without: files.flatMap(({ goneWithout }, index) => (goneWithout ? [index + 1] : [])),
      identity: letter.document?.identity ?? `Our reference ${file.subject?.reference ?? ''}`,
      letterName: `Enclosed with our letter${letter.document === undefined ? '' : ` of ${letter.document.particulars[0]}`}, reference ${reference}, version ${letter.version}.`,
      reference,
      lock,
    }
    const answer = await savePack(pack, letter.version)
    setDoing('')
    if (!answer.ok) {
      refused(answer.refusal)
      return isLeft() ? handOn(wordsFor(withTitles(answer.refusal, files)), null, reference) : undefined
    }
    const { saved, pages, fileName, passphrase } = answer.value
    const words = saved ? `Saved as ${fileName}${lock === null ? '' : ', locked with a password'}: ${counted(pages, 'page')}.${files.length === 0 ? ' Nothing is enclosed with the letter.' : ''}${withoutWords(pack.without.length)} It has not been sent. ${files.length === 0 ? '' : 'Nobody has looked at what is enclosed: open the file and look through every page first.'}`.trim() : ''
    const open = passphrase === null ? null : { fileName, sixWords: passphrase }
    const isTheirs = changePackList(file.id, session, (before) => ({ saved: saved ? files : before.saved }))
    if (isLeft()) {
      if (saved && isTheirs) forgetPackList(file.id)
      return handOn(words, open, reference)
    }
    setLocked(open)
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
    locked,
    add,
    remove: (id) => {
      const gone = files.find((one) => one.id === id)
      if (doing !== '' || gone === undefined) return
      if (gone.found.key !== null) dropEnclosures([gone.found.key])
      setFiles((now) => now.filter(({ id: other }) => other !== id))
      setSaid(`Taken off the list: ${nameOf(gone)}. ${files.length === 1 ? 'No file is left on it.' : `${counted(files.length - 1, 'file')} left on it.`}`)
    },
    move: (id, by) => {
      const list = moved(files, files.findIndex((one) => one.id === id), by)
      if (doing !== '' || list === files) return
      setFiles(() => list)
      const place = list.findIndex((one) => one.id === id)
      setSaid(`${nameOf(list[place]!)} is enclosure ${place + 1} of ${list.length} now.`)
    },
    change: (id, change) => doing === '' && setFiles((now) => now.map((one) => (one.id === id ? { ...one, ...change } : one))),
    save,
    hideWords: () => setLocked(null),
  }
}

/** A list that was saved has done its work when the screen is left. */
function useForgetSaved(caseId: string): void {
  useEffect(
    () => () => {
      const list = useApp.getState().packLists.get(caseId)
      if (list !== undefined && isPackSaved(list)) forgetPackList(caseId)
    },
    [caseId],
  )
}

/** Hands on what was said, with words that nobody has hidden, when the screen is left. Gives whether it has been. */
function useHandOn(said: string, locked: PackInHand['locked'], reference: string): () => boolean {
  const isLeft = useRef(false)
  const shown = useRef({ said, locked, reference })
  useEffect(() => {
    shown.current = { said, locked, reference }
  }, [said, locked, reference])
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
      if (shown.current.locked !== null) handOn(shown.current.said, shown.current.locked, shown.current.reference)
    }
  }, [])
  return () => isLeft.current
}

function handOn(said: string, locked: PackInHand['locked'], reference: string): void {
  const title = locked === null ? `The pack you left, of ${reference}.` : `Six words open ${locked.fileName}.`
  if (said !== '') leavePack({ title, said, locked })
}

/** What a person knows a listed file by. */
function nameOf({ title, found }: ListedFile): string {
  return title.trim() === '' ? found.fileName : title.trim()
}

function listed(found: FoundEnclosure, before: readonly ListedFile[], { pack }: Pathway): ListedFile {
  const title = found.title === '' ? '' : titleOfEnclosure(found.title, pack, before.map((one) => one.title))
  return { id: crypto.randomUUID(), found, title, goneWithout: false }
}

function moved(files: readonly ListedFile[], from: number, by: -1 | 1): readonly ListedFile[] {
  const [one, other] = [files[from], files[from + by]]
  return one === undefined || other === undefined ? files : files.with(from, other).with(from + by, one)
}

function withoutWords(count: number): string {
  return count === 0 ? '' : ` It goes without ${counted(count, 'enclosure')}, and its list says so.`
}
