import type { Provider } from '#domain/provider/provider.ts'
import { hasDeclined, providerInHand } from '#domain/rules-across/provider-in-hand.ts'
import { useKeys } from '../kit/use-keys.ts'
import { ClosingPart } from './closing-part.tsx'
import { OpinionPart } from './opinion-part.tsx'
import type { AfterPart } from './part.ts'
import { ReportPart } from './report-part.tsx'
import { SeenPart } from './seen-part.tsx'
import { SharingPart } from './sharing-part.tsx'
import { TransferPart } from './transfer-part.tsx'
import './after.css'

interface ReportTabProps extends AfterPart {
  readonly providerOf: (id: string) => Provider | null
}

/** From the child being seen to a discussed report, and to the end of the case. */
export function ReportTab(props: ReportTabProps) {
  const { file, pathway, open, isOver } = props
  const inHand = providerInHand(file)
  const provider = inHand === null || hasDeclined(pathway, inHand) ? null : inHand
  const keys = [
    ...(isOver || provider === null ? [] : [{ keys: 'V', words: 'how they saw the child', run: () => open('seen') }, { keys: 'O', words: 'a spoken opinion', run: () => open('opinion') }]),
    ...(provider === null ? [] : [{ keys: 'R', words: 'the report', run: () => open('report'), inBar: true }]),
    ...(isOver ? [] : [{ keys: 'T', words: 'transfer of care', run: () => open('transfer') }, { keys: 'X', words: 'close the case', run: () => open('close') }]),
  ]
  useKeys(keys, { name: 'Report', active: props.form === null })
  return (
    <div className="after">
      <SeenPart {...props} provider={provider} />
      <OpinionPart {...props} provider={provider} />
      <ReportPart {...props} provider={provider} />
      <SharingPart {...props} />
      <TransferPart {...props} />
      <ClosingPart {...props} />
    </div>
  )
}
