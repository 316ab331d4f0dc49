import type { Provider } from '#domain/provider/provider.ts'
import { whatClosingLacks } from '#domain/rules-across/may-close.ts'
import { mayBeWished } from '#domain/pathway/gates-of-transfer.ts'
import { heardFrom } from '#domain/rules-across/provider-in-hand.ts'
import { useMay } from '#state/use-may.ts'
import { useKeys } from '../kit/use-keys.ts'
import { ClosingPart } from './closing-part.tsx'
import { OpinionPart } from './opinion-part.tsx'
import type { AfterPart } from './part.ts'
import { reportAuthors, ReportPart } from './report-part.tsx'
import { isSeenByAll, SeenPart } from './seen-part.tsx'
import { SharingPart } from './sharing-part.tsx'
import { TransferPart } from './transfer-part.tsx'
import './after.css'

interface ReportTabProps extends AfterPart {
  readonly providerOf: (id: string) => Provider | null
}

/** From the child being seen to a discussed report, and to the end of the case. */
export function ReportTab(props: ReportTabProps) {
  const { file, pathway, open, isOver, providerOf } = props
  const heard = heardFrom(file, pathway)
  const [first] = heard
  const may = { seen: useMay('record-seen'), opinion: useMay('record-opinion'), report: useMay('record-report'), transfer: useMay('offer-transfer'), close: useMay('close-case') }
  const [author] = reportAuthors(props)
  const isClosable = whatClosingLacks(file).length === 0
  useKeys(
    [
      ...(isOver || first === undefined || !may.seen ? [] : [{ keys: 'V', words: 'how they saw the child', run: () => open(isSeenByAll(heard, pathway) ? `seen/${first}` : 'seen') }]),
      ...(isOver || first === undefined || !may.opinion ? [] : [{ keys: 'O', words: 'a spoken opinion', run: () => open('opinion') }]),
      ...(author === undefined || !may.report || providerOf(author) === null ? [] : [{ keys: 'R', words: 'the report', run: () => open(`report/new/${author}`), inBar: true }]),
      ...(isOver || !mayBeWished(pathway) || !may.transfer ? [] : [{ keys: 'T', words: 'transfer of care', run: () => open('transfer') }]),
      ...(isOver || !may.close || !isClosable ? [] : [{ keys: 'X', words: 'close the case', run: () => open('close') }]),
    ],
    { name: 'Report' },
  )
  return (
    <div className="after">
      <SeenPart {...props} heard={heard} />
      <OpinionPart {...props} heard={heard} />
      <ReportPart {...props} />
      <SharingPart {...props} />
      <TransferPart {...props} />
      <ClosingPart {...props} />
    </div>
  )
}
