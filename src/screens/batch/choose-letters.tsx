import { useState } from 'react'
import { longDay } from '#domain/basics/calendar.ts'
import { isToSend } from '#domain/pathway/letter-sent.ts'
import { showNhs } from '#domain/person/identity.ts'
import { changeBatch, goTo, useApp } from '#state/app-store.ts'
import { caseLines } from '#state/case-lines.ts'
import { versionInHand } from '#state/version-in-hand.ts'
import { versionKept } from '#state/version-kept.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { begunWords } from '../kit/begun-words.ts'
import { keptWords } from '../kit/kept-words.ts'
import { Button, TextButton } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { counted } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'

/** More letters than this at once are nobody's one batch: their copies would not be looked over. */
const MOST = 20

const sentNow = { no: 'Not sent', astray: 'Went to the wrong person', sent: 'Sent', acknowledged: 'Sent' } as const

/** Which of the signed letters; to begin with those not sent yet of which no next version is begun. */
export function ChooseLetters() {
  const summaries = useApp((state) => state.summaries)
  const drafts = useApp((state) => state.drafts)
  const lines = caseLines(summaries).filter(({ entry }) => entry.letters.length > 0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(lines.filter(({ entry }) => isToSend(entry.letters.at(-1)?.sent ?? 'sent') && versionInHand(drafts, entry) === null && versionKept(summaries, entry) === null).slice(0, MOST).map(({ entry }) => entry.id)))
  const notNow = chosen.size === 0 ? 'Choose a letter first' : chosen.size > MOST ? `Choose ${MOST} letters at most` : undefined
  const toggle = (id: string): void => setChosen(new Set(chosen.has(id) ? [...chosen].filter((each) => each !== id) : [...chosen, id]))
  const make = (): void => {
    if (notNow === undefined) changeBatch({ cases: lines.filter(({ entry }) => chosen.has(entry.id)).map(({ entry }) => entry.id) })
  }
  const back = (): void => goTo({ kind: 'letters' })
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: 'make the copies', run: make, inBar: true },
      { keys: 'ArrowDown', words: 'next letter', run: () => stepLetter(1) },
      { keys: 'ArrowUp', words: 'letter before', run: () => stepLetter(-1) },
      { keys: 'Escape', words: 'back to the letters', run: back, inBar: true },
    ],
    { name: 'Copies in one batch' },
  )
  return (
    <AppFrame current="letters">
      <div className="work-list" data-area="Copies in one batch" tabIndex={-1}>
        <h1 tabIndex={-1} ref={focusPanel}>
          Copies in one batch
        </h1>
        <p>Which letters? Those that are signed and not sent are chosen, save where the next version is begun or has to be. Each copy is looked over before any leaves; making them sends and gives nothing.</p>
        <ul className="batch-letters">
          {lines.map(({ entry, patient }) => (
            <li key={entry.id}>
              <label className="check" htmlFor={`letter-${entry.id}`}>
                <input id={`letter-${entry.id}`} type="checkbox" checked={chosen.has(entry.id)} onChange={() => toggle(entry.id)} onKeyDown={moveByArrows} />
                <span>
                  <strong dir="auto">{patient?.name ?? 'Not on this computer yet'}</strong>{' '}
                  <span className="text-quiet">
                    {patient?.identity == null ? entry.reference : `Born ${longDay(patient.identity.born)}. ${patient.identity.nhs.kind === 'number' ? showNhs(patient.identity.nhs) : `Hospital no. ${patient.identity.hospitalNumber}`}`}.{' '}
                    {[`${entry.reference}, version ${entry.letters.at(-1)?.version}`, sentNow[entry.letters.at(-1)?.sent ?? 'no'], ...begunWords(versionInHand(drafts, entry)), ...keptWords(versionKept(summaries, entry))].join('. ')}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
        <div className="letter-buttons">
          <Button kind="primary" keys="Ctrl+Enter" onPress={make} notNow={notNow}>
            Make the copies of {counted(chosen.size, 'letter')}
          </Button>
          <p role="status">{notNow}</p>
        </div>
        <TextButton keys="Escape" onPress={back}>
          Back to the letters
        </TextButton>
      </div>
    </AppFrame>
  )
}

function moveByArrows(event: React.KeyboardEvent): void {
  if (event.key === 'ArrowDown') stepLetter(1)
  else if (event.key === 'ArrowUp') stepLetter(-1)
  else return
  event.preventDefault()
}

/** Moves the keyboard to the letter after (1) or before (-1) the one in focus; to the first when none is. */
function stepLetter(by: 1 | -1): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.batch-letters input')]
  const place = boxes.indexOf(document.activeElement as HTMLInputElement)
  boxes[Math.max(0, Math.min(boxes.length - 1, place + by))]?.focus()
}
