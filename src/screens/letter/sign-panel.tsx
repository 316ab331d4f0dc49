import { useState } from 'react'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { openedNow } from '#actions/context.ts'
import { signLetter } from '#actions/sign-letter.ts'
import { useSave } from '#state/use-save.ts'
import { usePinHint } from '../app/use-pin-hint.ts'
import { Button } from '../kit/button.tsx'
import { focusBox } from '../kit/focus-on-open.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { Section } from '../kit/section.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { OwnNumber } from './own-number.tsx'
import type { LetterInHand } from './use-letter.ts'
import type { PaperInHand } from './use-paper.ts'
import type { ReadingInHand } from './use-reading.ts'

interface SignPanelProps {
  readonly file: CaseFile
  readonly letter: LetterInHand
  readonly document: PaperDocument | null
  readonly paper: PaperInHand
  /** What of the pages has been on the screen. */
  readonly reading: ReadingInHand
  /** Everything typed is in the record. */
  readonly recorded: boolean
  readonly onNotYet: () => void
}

/** Looking the pages over to their end (L44), then the PIN. */
export function SignPanel({ file, letter, document, paper, reading, recorded, onNotYet }: SignPanelProps) {
  const [pin, setPin] = useState('')
  const saving = useSave()
  const waits = !recorded ? 'Your words are being recorded.' : paper.isOfNow ? '' : 'The pages to sign are being set.'
  const pinHint = usePinHint(reading.toRead === null ? undefined : 'goes on through the pages, and signs at their end')
  const notNow = waits === '' ? (reading.toRead ?? '') : waits
  const sign = async (): Promise<void> => {
    if (waits !== '' || document === null || paper.pages === null || reading.goOn()) return
    const { pages } = paper
    const { file: _, ...facts } = letter.facts
    await saving.save((context) =>
      signLetter(context, openedNow(file.record), { version: letter.version, document, pages, provider: letter.providerId, facts }, pin),
    )
    setPin('')
  }
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: reading.toRead === null ? 'sign' : 'read on, then sign', run: () => void sign(), inBar: true },
      { keys: 'PageDown', words: 'read on in the pages', run: reading.turnOn },
      { keys: 'PageUp', words: 'back in the pages', run: reading.turnBack },
      { keys: 'Escape', words: 'not yet', run: onNotYet },
    ],
    { name: 'Letter' },
  )
  return (
    <Section heading="Sign with your PIN" inHand>
      <p>Signing fixes these pages for good. A later change is a new version, and this one is kept. Signed is not sent.</p>
      {letter.signatory !== null && letter.signatory.member.registration === undefined && <OwnNumber {...letter.signatory} />}
      <TextField id="letter-pin" label="Your PIN" hint={pinHint} kind="pin" maxLength={6} width="narrow" value={pin} onChange={setPin} boxRef={focusBox} />
      <SaveWords saving={saving} />
      <div className="letter-buttons">
        <Button kind="primary" keys="Ctrl+Enter" onPress={() => void sign()} {...(notNow === '' ? {} : { notNow })}>
          Sign
        </Button>
        <Button keys="Escape" onPress={onNotYet}>
          Not yet
        </Button>
        <output className="text-quiet">{waits === '' && reading.said !== '' ? reading.said : notNow}</output>
      </div>
    </Section>
  )
}
