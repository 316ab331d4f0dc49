import type { Dispatch, PackItem, Seen, TransferGate, Transfer } from '#domain/pathway/pathway-parts.ts'
import type { GatesOfTransfer } from '#domain/pathway/gates-of-transfer.ts'

/** How a letter goes; Consilium itself sends nothing (row 20). */
export const methods: readonly { readonly value: Dispatch['method']; readonly words: string; readonly hint?: string }[] = [
  { value: 'secure-mail', words: 'Secure mail', hint: 'No name and no number in the subject' },
  { value: 'image-exchange', words: 'Image exchange', hint: 'To a named person; the link runs out after 14 days' },
  { value: 'mesh', words: 'MESH' },
  { value: 'tracked-post', words: 'Tracked post' },
  { value: 'by-hand', words: 'By hand' },
]

export function methodWords(method: Dispatch['method']): string {
  return (methods.find(({ value }) => value === method)?.words ?? method).toLowerCase().replace('mesh', 'MESH')
}

/** The three groups of row 19, in its order. */
export const packGroups: readonly { readonly value: PackItem['group']; readonly words: string }[] = [
  { value: 'records', words: 'Medical records' },
  { value: 'results', words: 'Investigation results' },
  { value: 'scans', words: 'Copies of scans' },
]

export const seenWays: readonly { readonly value: Seen['how']; readonly words: string }[] = [
  { value: 'visit', words: 'Visited here' },
  { value: 'clinic', words: 'Saw the child in their clinic' },
  { value: 'report-only', words: 'From the records alone' },
]

export const wanting: readonly { readonly value: Transfer['wantedBy']; readonly words: string }[] = [
  { value: 'family', words: 'The family' },
  { value: 'young-person', words: 'The young person' },
  { value: 'provider', words: 'The provider offers it' },
  { value: 'team', words: 'Our team' },
]

const gates: Readonly<Record<keyof GatesOfTransfer, string>> = {
  'home-safe': 'Our team finds it safe',
  'receiving-safe': 'The receiving team finds it safe',
  'best-interests': 'It is in the child’s best interests',
  'clinical-team-agrees': 'The clinical team agrees',
  'family-consents': 'The family consents',
}

export function gateWords(gate: keyof GatesOfTransfer | TransferGate['gate']): string {
  return gates[gate]
}
