import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CalendarDay } from '#domain/basics/calendar.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import type { Team } from '#domain/meeting/team.ts'
import { contentOf, type CopyCheck } from '#domain/rules-across/copies-in-batch.ts'
import { isLetterAbroad } from '#domain/rules-across/pseudonymised-copy.ts'
import { changeBatch, goTo, useApp } from '#state/app-store.ts'
import { useNow } from '#state/use-now.ts'
import { useTeam } from '#state/use-record.ts'
import { useSave } from '#state/use-save.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { SENT_FROM_BATCH } from '../after/sent-list.tsx'
import { goToCase } from '../case/case-tab.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { AT_END, placeWords, type InSight, type Looked } from '../letter/looked.ts'
import { readingIn } from '../letter/read-pages.ts'
import { useRest } from '../letter/use-rest.ts'
import { PaperScreen } from '../papers/paper-screen.tsx'
import { batchRows, markSaved, numberReaders, stateOf, type BatchLetter, type BatchRow } from './batch-rows.ts'
import { BatchTable, focusCopy, stepCopy } from './batch-table.tsx'
import { allSaidWords, batchTitle, savedWords } from './batch-words.ts'
import { batchSheet } from './batch-sheet.ts'
import { CopyInHand } from './copy-in-hand.tsx'
import { firstUnseen, isUnseen, lookAtCopy, notLookedWords } from './look-at-copy.ts'
import { saveBatch } from './save-batch.ts'
import { useBatch } from './use-batch.ts'
import { useMaking } from './use-making.ts'

const reading = readingIn({ side: '.batch-side', scrolls: '.batch-read', foot: '.batch-foot' })

/** Nobody says in passing that it is right. */
const HELD = 'held: press H to let it go'

/** Every copy of the chosen letters: made one after the other, looked over one by one, then put in a folder. */
export function Batch({ cases }: { readonly cases: readonly string[] }) {
  const team = useTeam(useApp((state) => state.session?.team ?? null))
  const today = londonDay(useNow())
  const letters = useBatch(cases, team, today)
  if (letters === null || team?.team == null) return <AppFrame current="letters">{null}</AppFrame>
  return <BatchInHand letters={letters} team={team.team} today={today} />
}

function BatchInHand({ letters, team, today }: { readonly letters: readonly BatchLetter[]; readonly team: Team; readonly today: CalendarDay }) {
  const name = useApp((state) => state.session?.author.name ?? '')
  const { checks, saved, chosen, numbers: given } = useApp((state) => state.batch)
  const numbers = useMemo(() => numberReaders(letters, given), [letters, given])
  useEffect(() => {
    if (numbers !== given) changeBatch({ numbers })
  }, [numbers, given])
  const rows = useMemo(() => batchRows(letters, numbers), [letters, numbers])
  const copies = rows.filter(({ numbered }) => numbered !== null)
  const making = useMaking(rows)
  const [sheet, setSheet] = useState<PaperDocument | null>(null)
  const [said, setSaid] = useState('')
  const saving = useSave()
  const [looked, setLooked] = useState<ReadonlyMap<string, Looked>>(new Map())
  const isSaving = useRef(false)
  const row = copies.find(({ key }) => key === chosen) ?? copies[0] ?? null
  const state = (each: BatchRow) => stateOf(each, making.made, { checks, saved })
  const withCheck = (check: CopyCheck['said'] | 'not-checked'): readonly BatchRow[] => copies.filter((each) => state(each).check === check)
  const madeCount = copies.filter((each) => state(each).made !== null).length
  const say = (each: BatchRow, check: CopyCheck['said'] | null): boolean => {
    setSaid('')
    if (each.numbered === null) return false
    const { made, check: before } = state(each)
    if (made?.answer.ok !== true) {
      setSaid(made?.answer.ok === false ? `Copy ${each.numbered.number} cannot be made. ${wordsFor(made.answer.refusal)}` : `Copy ${each.numbered.number} is not made yet, so nobody can say that it is right`)
      return false
    }
    if (check === 'right' && before === 'held') {
      setSaid(`Copy ${each.numbered.number} is ${HELD}`)
      return false
    }
    const notYet = check === 'right' ? notLookedWords(each, looked.get(each.key)) : null
    if (notYet !== null) {
      setSaid(`Copy ${each.numbered.number}: ${notYet}`)
      return false
    }
    const next = new Map(checks)
    if (check === null) next.delete(each.key)
    else next.set(each.key, { said: check, of: contentOf(each.numbered.paper), hash: made.answer.value.hash })
    changeBatch({ checks: next })
    return true
  }
  const andNext = (each: BatchRow): void => {
    const place = copies.indexOf(each)
    const next = [...copies.slice(place + 1), ...copies.slice(0, place)].find((other) => state(other).check === 'not-checked')
    if (next !== undefined) return focusCopy(next.key)
    const now = copies.map((other) => stateOf(other, making.made, useApp.getState().batch).check)
    setSaid(allSaidWords(now.filter((check) => check === 'right').length, now.filter((check) => check === 'held').length))
  }
  // What was said to be right, of these very pages, is right after its screen was left as well.
  const notYetOf = (each: BatchRow): string | null => {
    const { check } = state(each)
    if (check === 'held') return `It is ${HELD}`
    return check === 'right' ? null : notLookedWords(each, looked.get(each.key))
  }
  const rest = useRest()
  // Of a copy in hand that was not seen to its end, the rest comes first: Enter, Enter, Enter reads it and says that it is right.
  const right = (each: BatchRow | null): void => {
    if (each === null) return
    if (state(each).check === 'right') return andNext(each)
    if (each === row && state(each).check === 'not-checked' && state(each).made?.answer.ok === true && isUnseen(each, looked.get(each.key))) {
      rest.begin()
      reading.begin()
      setSaid(`Copy ${each.numbered?.number}: now at its beginning`)
      return
    }
    const unseen = firstUnseen(each, looked.get(each.key))
    if (unseen === null && each === row && rest.isHurried()) {
      rest.begin()
      setSaid(`Copy ${each.numbered?.number}: ${AT_END}`)
      return
    }
    if (unseen === null || each !== row || state(each).check === 'held') {
      if (say(each, 'right')) andNext(each)
      return
    }
    rest.begin()
    reading.goTo(unseen)
    setSaid(`Copy ${each.numbered?.number}: ${placeWords(unseen, looked.get(each.key)?.pages?.seen.length ?? 0)}`)
  }
  // At the end of a copy it goes on with what was passed over.
  const readOn = (): void => {
    const unseen = row === null ? null : firstUnseen(row, looked.get(row.key))
    if (!reading.turn(1) && unseen !== null) reading.goTo(unseen)
  }
  const hold = (): void => {
    if (row === null) return
    const isHeld = state(row).check === 'held'
    if (!say(row, isHeld ? null : 'held')) return
    setSaid(`Copy ${row.numbered?.number} is ${isHeld ? 'let go' : 'held'}`)
    if (isHeld) focusCopy(row.key)
    else andNext(row)
  }
  // A box that is pressed while another copy is in hand shows its own copy first.
  const toggle = (each: BatchRow): void => {
    if (each.key !== row?.key) focusCopy(each.key)
    else say(each, state(each).check === 'right' ? null : 'right')
  }
  const choose = (key: string): void => {
    changeBatch({ chosen: key })
    // Of the first, which is in hand without anybody having chosen it, the list comes first.
    if (chosen !== null) requestAnimationFrame(reading.show)
  }
  // What is zoomed to while a copy is in hand keeps it in sight.
  useEffect(() => {
    const keep = (): void => {
      if (document.activeElement?.classList.contains('batch-right') === true) reading.show()
    }
    addEventListener('resize', keep)
    return () => removeEventListener('resize', keep)
  }, [])
  const look = useCallback((key: string, of: string, now: InSight): void => setLooked((before) => lookAtCopy(before, key, of, now)), [])
  const other = (): void => {
    if (row === null || row.copy.reader.kind !== 'provider' || !isLetterAbroad(row.letter.letter)) return
    const { pseudonymised } = useApp.getState().batch
    const { id } = row.letter.file
    changeBatch({ pseudonymised: new Set(pseudonymised.has(id) ? [...pseudonymised].filter((each) => each !== id) : [...pseudonymised, id]) })
  }
  const save = async (): Promise<void> => {
    const toSave = withCheck('right').map((each) => ({ row: each, state: state(each) }))
    if (toSave.length === 0) return setSaid('None is looked over yet. Enter says that the copy in hand is right')
    const [held, notChecked] = [withCheck('held').length, withCheck('not-checked').length]
    if (isSaving.current) return
    isSaving.current = true
    const answer = await saveBatch(toSave, saving).finally(() => {
      isSaving.current = false
    })
    if (!answer.ok) return setSaid(wordsFor(answer.refusal))
    const files = answer.value ?? []
    changeBatch({ saved: markSaved(useApp.getState().batch.saved, files) })
    setSaid(answer.value === null ? '' : savedWords(files, held, notChecked))
  }
  const showSheet = (): void => setSheet(batchSheet(team, name, today, rows, state))
  const leave = (): void => goTo({ kind: 'letters' })
  /** What is held has gone nowhere, as long as it is. */
  const isStillHeld = (): boolean => {
    const isHeld = row !== null && state(row).check === 'held'
    if (isHeld) setSaid(`Copy ${row.numbered?.number} is ${HELD}`)
    return isHeld
  }
  const sending = (): void => {
    if (row !== null && !isStillHeld()) goToCase(row.letter.file.id, 'sending', SENT_FROM_BATCH)
  }
  const sayGiven = (): void => {
    if (isStillHeld()) return
    if (row?.copy.reader.kind === 'person') goTo({ kind: 'letter', case: row.letter.file.id, give: row.copy.reader.entry.person.id })
  }
  useKeys(
    [
      ...(copies.length === 0
        ? []
        : [
            { keys: 'Enter', words: 'right, next', run: () => right(row), inBar: true },
            { keys: 'H', words: 'hold', run: hold, inBar: true },
            { keys: 'Ctrl+P', words: 'check sheet', run: showSheet, inBar: true },
            { keys: 'Ctrl+S', words: 'put the right ones in a folder', run: () => void save(), inBar: true },
          ]),
      { keys: 'PageDown', words: 'read on in the copy', run: readOn },
      { keys: 'PageUp', words: 'back in the copy', run: () => void reading.turn(-1) },
      { keys: 'ArrowDown', words: 'next copy', run: () => stepCopy(1) },
      { keys: 'ArrowUp', words: 'copy before', run: () => stepCopy(-1) },
      { keys: 'P', words: 'of a letter abroad: the signed letter or its pseudonymised copy', run: other },
      ...(row?.copy.reader.kind === 'provider' ? [{ keys: 'S', words: 'it was sent: say how and when', run: sending }] : []),
      ...(row?.copy.reader.kind === 'person' ? [{ keys: 'G', words: 'it was given: say how and when', run: sayGiven }] : []),
      ...(making.isStopped ? [{ keys: 'M', words: 'go on making', run: making.goOn }] : []),
      making.isMaking ? { keys: 'Escape', words: 'stop making', run: making.stop } : { keys: 'Escape', words: 'back to the letters', run: leave },
    ],
    { name: 'Copies in one batch', active: sheet === null },
  )
  if (sheet !== null) {
    return (
      <PaperScreen current="letters" heading="Check sheet" document={sheet} about={null} fileName={`check-sheet-${today}.pdf`} back={() => setSheet(null)}>
        <p>Who gets which copy, by the case’s reference: no child’s name, no number and no address. Under a reporting restriction nobody of the family is named.</p>
      </PaperScreen>
    )
  }
  return (
    <AppFrame current="letters">
      <div className="batch" data-person={row?.copy.shows ?? undefined}>
        <div className="batch-main" data-area="Copies in one batch" tabIndex={-1}>
          <div className="batch-head">
            <h1 tabIndex={-1}>{batchTitle(letters.length, copies.length)}</h1>
            {copies.length === 0 ? (
              <p>Nobody here has a copy that may go. Why stands beside each.</p>
            ) : (
              <p role="status">
                <strong>
                  {madeCount} of {copies.length} made
                </strong>
                , {withCheck('right').length} checked by you
                {withCheck('held').length === 0 ? '' : `, ${withCheck('held').length} held`}
                {making.isStopped ? '. Stopped: what is made stays' : ''}
              </p>
            )}
          </div>
          {copies.length > 0 && <progress className="batch-progress" aria-label="Copies made" max={Math.max(1, copies.length)} value={madeCount} />}
          <div className="batch-scroll">
            <BatchTable letters={letters} rows={rows} chosen={row?.key ?? null} stateOf={state} onChoose={choose} onToggle={toggle} onRight={right} />
          </div>
          <p role="status" className="letter-said">
            {said}
          </p>
          <SaveWords saving={saving} />
          <div className="letter-buttons">
            {copies.length > 0 && (
              <Button keys="Ctrl+S" onPress={() => void save()}>
                Put the right ones in a folder
              </Button>
            )}
            {making.isMaking && (
              <Button keys="Escape" onPress={making.stop}>
                Stop making
              </Button>
            )}
            {making.isStopped && (
              <Button keys="M" onPress={making.goOn}>
                Go on making
              </Button>
            )}
            {copies.length > 0 && (
              <TextButton keys="Ctrl+P" onPress={showSheet}>
                Check sheet
              </TextButton>
            )}
            <TextButton keys={making.isMaking ? undefined : 'Escape'} onPress={leave}>
              Back to the letters
            </TextButton>
          </div>
        </div>
        {row !== null && <CopyInHand key={row.key} row={row} of={numbers.size} said={said} notYet={notYetOf(row)} onLook={look} onRight={() => right(row)} onHold={hold} onOther={other} onSending={sending} onGiven={sayGiven} />}
      </div>
    </AppFrame>
  )
}
