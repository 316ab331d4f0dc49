import type { Pathway } from './read-pathway.ts'
import { transferGates, type TransferGate } from './pathway-parts.ts'

/** Of one gate: nobody has said, yes, or no. */
export type GateState = 'open' | 'yes' | 'no'

/**
 * The gates of a transfer (A15). Row 35's fourth gate, consent, is row 34's two kept apart: that the clinical team
 * agrees, and that the family consents. All are derived from who said what.
 */
export interface GatesOfTransfer extends Readonly<Record<TransferGate['gate'], GateState>> {
  readonly 'family-consents': GateState
}

type GateParts = Pick<Pathway, 'gates' | 'transferConsents'>
type SharingParts = Pick<Pathway, 'sharingGates' | 'sharingConsents'>

export function gatesOfTransfer(pathway: GateParts): GatesOfTransfer {
  const states = transferGates.map((gate) => [gate, stateOf(pathway.gates.filter((said) => said.gate === gate))] as const)
  return { ...(Object.fromEntries(states) as Record<TransferGate['gate'], GateState>), 'family-consents': stateOf(pathway.transferConsents) }
}

/** The gates that are not passed, in the order of the rows; of a shared care only the two of row 34 are asked, as said of it. */
export function gatesNotPassed(pathway: GateParts & SharingParts, care: 'shared' | 'transferred'): readonly (keyof GatesOfTransfer)[] {
  if (care === 'transferred') return notPassed(gatesOfTransfer(pathway), [...transferGates, 'family-consents'])
  const ofSharing = gatesOfTransfer({ gates: pathway.sharingGates, transferConsents: pathway.sharingConsents })
  return notPassed(ofSharing, ['clinical-team-agrees', 'family-consents'])
}

function notPassed(states: GatesOfTransfer, asked: readonly (keyof GatesOfTransfer)[]): readonly (keyof GatesOfTransfer)[] {
  return asked.filter((gate) => states[gate] !== 'yes')
}

/**
 * Are row 34's two gates asked for sharing care (A14)? From the first report, unless a transfer is being decided: the
 * family is not asked two things at once.
 */
export function isSharingAsked({ reports, transfer }: Pick<Pathway, 'reports' | 'transfer'>): boolean {
  return reports.length > 0 && (transfer === null || transfer.outcome !== null)
}

/** Is a transfer anybody's to ask for: nobody has, or it was not possible then (A15)? */
export function mayBeWished({ transfer }: Pick<Pathway, 'transfer'>): boolean {
  return transfer === null || transfer.outcome?.kind === 'not-possible'
}

/** Both teams and the family have agreed to a transfer, and still do: until then care remains here (rows 33 to 35). */
export function isTransferAgreed(pathway: GateParts & SharingParts & Pick<Pathway, 'transfer'>): boolean {
  return pathway.transfer?.outcome?.kind === 'possible' && gatesNotPassed(pathway, 'transferred').length === 0
}

/** One "no" is a no, whoever else says yes: no "family agrees" is put together from a part of it (C7). */
function stateOf(said: readonly { readonly yes: boolean }[]): GateState {
  if (said.length === 0) return 'open'
  return said.every((entry) => entry.yes) ? 'yes' : 'no'
}
