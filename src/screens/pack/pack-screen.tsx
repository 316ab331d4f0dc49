import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { SignedLetter } from '#domain/letter/letter-parts.ts'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { titlesListed } from '#domain/pathway/title-of-enclosure.ts'
import { whatStopsPack } from '#domain/rules-across/may-dispatch.ts'
import { otherChildrenIn } from '#domain/rules-across/other-children-in.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { LetterFacts } from '#domain/rules-across/what-stops-letter.ts'
import { summariesOf, useApp } from '#state/app-store.ts'
import type { ListedFile } from '#state/pack-list.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { Notice } from '../kit/notice.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { FileRow, titleBox } from './file-row.tsx'
import { SixWords } from './six-words.tsx'
import { usePack, type PackInHand } from './use-pack.ts'
import './pack.css'

interface PackScreenProps {
  readonly file: CaseFile
  readonly facts: LetterFacts
  readonly letter: SignedLetter
  /** The next version, where it is begun; null where it is not. */
  readonly begun: number | null
  readonly onBack: () => void
}

/** The letter with its enclosures as one file: put together here, saved where the person says, and sent by nobody. */
export function PackScreen({ file, facts, letter, begun, onBack }: PackScreenProps) {
  const pathway = useMemo(() => readPathway(file.record), [file.record])
  const pack = usePack(file, pathway, letter)
  const [chosen, setChosen] = useState('')
  const { move, remove } = useRowsByKeyboard(pack)
  const stop = whatStopsPack(facts, letter.version)
  const lacking = firstLacking(pack.files)
  const notYet = pack.doing !== '' ? pack.doing : stop !== null ? wordsFor(stop) : (lacking?.words ?? null)
  const add = (): void => void (pack.doing === '' && pack.add())
  const result = useRef<HTMLParagraphElement>(null)
  const packed = pack.files.flatMap((one) => (one.found.key === null ? [] : [one.title.trim()]))
  const listed = titlesListed(pathway.pack)
  const missing = listed.filter((title) => !packed.includes(title))
  const unlisted = packed.filter((title) => title !== '' && !listed.includes(title))
  const others = useOtherChildren(pack.files, file.subject?.patient ?? '')
  const doubts = [
    ...(missing.length === 0 ? [] : [`No file here is named ${missing.join('; ')}, which Sending promises.`]),
    ...others.flatMap((names, index) => (names.length === 0 ? [] : [`Enclosure ${index + 1} names another child: ${names.join(', ')}.`])),
  ]
  // What the list under Sending promises stays out, and what names another child goes in, only when a person was told and pressed again (L43).
  const [asking, setAsking] = useState('')
  const [askedOf, setAskedOf] = useState(pack.files)
  if (askedOf !== pack.files) {
    setAskedOf(pack.files)
    setAsking('')
  }
  const back = (): void => {
    if (pack.doing === '') onBack()
  }
  const save = async (lock: 'pdf' | 'zip' | null): Promise<void> => {
    if (pack.doing !== '') return
    if (stop === null && lacking !== null) document.getElementById(lacking.box)?.focus()
    else if (notYet === null && doubts.length > 0 && asking === '') setAsking(`${doubts.join(' ')} Press ${saveKeys[lock ?? 'plain']} again to save the pack as it is.`)
    else if (notYet === null) {
      setAsking('')
      await pack.save(lock)
    }
    // At great zoom what came of it may stand below the window.
    result.current?.scrollIntoView({ block: 'nearest' })
  }
  useKeys(
    [
      { keys: 'A', words: 'add files', run: add, inBar: true },
      { keys: 'Alt+ArrowUp', words: 'move a file up', run: () => move(chosen, -1) },
      { keys: 'Alt+ArrowDown', words: 'move a file down', run: () => move(chosen, 1) },
      { keys: 'X', words: 'take a file off the list', run: () => remove(chosen), inBar: chosen !== '' },
      { keys: 'Ctrl+S', words: 'save the pack', run: () => void save(null), inBar: true },
      { keys: 'L', words: 'save it locked', run: () => void save('pdf'), inBar: true },
      { keys: 'Z', words: 'save it in a locked ZIP', run: () => void save('zip') },
      { keys: 'Escape', words: 'back to the signed letter', run: back, inBar: true },
    ],
    { name: 'Pack', active: pack.locked === null },
  )
  if (pack.locked !== null) return <SixWords words={pack.locked.sixWords} fileName={pack.locked.fileName} said={pack.said} onHide={pack.hideWords} />
  return (
    <div className="pack" data-area="The pack" tabIndex={-1}>
      <div className="pack-scroll">
        <h1 tabIndex={-1} ref={focusPanel}>
          Pack: the letter with its enclosures
        </h1>
        <p>Version {letter.version} as it was signed, the list of what is enclosed, then every page of each file in this order, stamped. Saving it sends nothing. The list is kept in memory alone, until the pack is saved or Consilium is locked.</p>
        {begun !== null && <Notice calm title={`Version ${begun} begun, not signed.`}>This pack is of version {letter.version}, as it was signed.</Notice>}
        {stop !== null && <Notice title="No pack is made.">{wordsFor(stop)}</Notice>}
        <ol className="pack-files">
          {pack.files.map((one, index) => (
            <FileRow key={one.id} file={one} place={index + 1} pack={pack} sameAs={placeOfSame(pack.files, index)} others={others[index] ?? []} onChoose={() => setChosen(one.id)} onMove={(by) => move(one.id, by)} onRemove={() => remove(one.id)} />
          ))}
        </ol>
        {pack.files.length === 0 && <p className="text-quiet">No file is on the list. Add PDF, JPEG or PNG files; they stay where they are.</p>}
        {missing.length > 0 && (
          <p>
            <strong>Listed under Sending, and not in this pack: {missing.join('; ')}.</strong>
          </p>
        )}
        {unlisted.length > 0 && <p>In this pack, and not listed under Sending by this name: {unlisted.join('; ')}.</p>}
      </div>
      <div className="pack-foot">
        <div className="letter-buttons">
          <Button keys="A" onPress={add} {...(pack.doing === '' ? {} : { notNow: pack.doing })}>
            Add files
          </Button>
          <Button kind="primary" keys="Ctrl+S" onPress={() => void save(null)} {...(notYet === null ? {} : { notNow: notYet })}>
            Save the pack
          </Button>
          <Button keys="L" onPress={() => void save('pdf')} {...(notYet === null ? {} : { notNow: notYet })}>
            Save it locked with a password
          </Button>
          <Button keys="Z" onPress={() => void save('zip')} {...(notYet === null ? {} : { notNow: notYet })}>
            In a locked ZIP
          </Button>
        </div>
        <p role="status" className="text-quiet">
          {stop === null && pack.doing === '' ? notYet : ''}
        </p>
        <p role="status" className="letter-said" ref={result}>
          {whatIsSaid(pack, asking)}
        </p>
        {pack.refusal !== null && <Notice atOnce>{wordsFor(pack.refusal)}</Notice>}
        <TextButton keys="Escape" onPress={back} {...(pack.doing === '' ? {} : { notNow: pack.doing })}>
          Back to the signed letter
        </TextButton>
      </div>
    </div>
  )
}

const saveKeys = { plain: 'Ctrl S', pdf: 'L', zip: 'Z' } as const

function whatIsSaid({ doing, said }: PackInHand, asking: string): string {
  if (doing !== '') return doing
  return asking === '' ? said : asking
}

/** What keeps the list from being saved, in words, and the box that mends it; null when nothing does: nothing that cannot be added is skipped in silence (L32). */
function firstLacking(files: readonly ListedFile[]): { readonly words: string; readonly box: string } | null {
  const untitled = files.findIndex(({ title }) => title.trim() === '')
  if (untitled >= 0) return { words: `Enclosure ${untitled + 1}, ${files[untitled]!.found.fileName}, has no title.`, box: titleBox(files[untitled]!.id) }
  const refused = files.findIndex(({ found, goneWithout }) => found.key === null && !goneWithout)
  if (refused >= 0) return { words: `Enclosure ${refused + 1}, ${files[refused]!.found.fileName}, cannot be added. Go without it, or take it off.`, box: `${titleBox(files[refused]!.id)}-without` }
  return null
}

/** Of each file the names of other children that its name or title tells of (L43). */
function useOtherChildren(files: readonly ListedFile[], child: string): readonly (readonly string[])[] {
  const summaries = useApp((state) => state.summaries)
  return useMemo(() => {
    const patients = summariesOf(summaries, 'patient')
    return files.map(({ found, title }) => otherChildrenIn(`${found.fileName} ${title}`, child, patients).map(({ name }) => name))
  }, [summaries, files, child])
}

/** The place, from 1, of a file before this one that is byte for byte the same; null when there is none. */
function placeOfSame(files: readonly ListedFile[], index: number): number | null {
  const found = files[index]?.found
  if (found === undefined || found.key === null) return null
  const first = files.findIndex(({ found: other }) => other.key !== null && other.sha256 === found.sha256)
  return first < index ? first + 1 : null
}

/** A row that is moved or taken off loses the keyboard: it is given back to it, or to the one that stands there then. */
function useRowsByKeyboard({ files, move, remove }: PackInHand): { readonly move: PackInHand['move']; readonly remove: PackInHand['remove'] } {
  const toFocus = useRef('')
  useLayoutEffect(() => {
    if (toFocus.current !== '') document.getElementById(titleBox(toFocus.current))?.focus()
    toFocus.current = ''
  })
  return {
    move: (id, by) => {
      toFocus.current = id
      move(id, by)
    },
    remove: (id) => {
      const place = files.findIndex((one) => one.id === id)
      toFocus.current = (files[place + 1] ?? files[place - 1])?.id ?? ''
      remove(id)
    },
  }
}
