import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { Button } from '../kit/button.tsx'
import { counted } from '../kit/show-time.ts'

interface SignFootProps {
  readonly file: CaseFile
  readonly stops: number
  readonly maySign: boolean
  readonly unfinished: boolean
  readonly onBegin: () => void
}

/** Always in view under the words: signing, or who signs. */
export function SignFoot({ file, stops, maySign, unfinished, onBegin }: SignFootProps) {
  if (!maySign) {
    const lead = file.subject?.leadConsultant.name ?? ''
    return <p className="text-quiet">{`The chair or a consultant signs this letter${lead === '' ? '' : `. ${lead} leads this case`}.`}</p>
  }
  return (
    <div className="letter-buttons">
      <Button kind="primary" keys="Ctrl+Enter" onPress={onBegin} {...(stops > 0 ? { notNow: 'Something above stops it' } : {})}>
        Sign with your PIN
      </Button>
      <span className="text-quiet">{footWords(stops, unfinished)}</span>
    </div>
  )
}

function footWords(stops: number, unfinished: boolean): string {
  if (stops > 0) return `${counted(stops, 'thing')} left above.`
  return `${unfinished ? 'What you typed is recorded first. ' : ''}Signing fixes these pages for good.`
}
