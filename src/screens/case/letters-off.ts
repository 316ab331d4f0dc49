import type { CaseFile } from '#domain/rules-across/read-case-file.ts'

/** Why no letter of this case goes on, in words; null when letters are on. */
export function lettersOff(file: CaseFile): string | null {
  if (file.route === 'routine') return 'Routine expert advice is closed without one.'
  if (file.route === 'non-expert') return 'A letter goes to a medical expert only. If the family asks for one, start a new case for this child.'
  if (file.ended !== null) return file.ended.how === 'died' ? 'The child has died. Letters and chasers have stopped.' : 'The request has ended. Letters and chasers have stopped.'
  return file.hold?.state === 'parked' ? 'Treatment continues. It is not waiting for an opinion. Letters are on again when a clinician marks the child stable.' : null
}
