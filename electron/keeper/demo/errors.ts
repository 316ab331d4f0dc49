/** The made-up clinic cannot be made from what was given: says which file, entry or field, and why. */
export class ClinicNotUsable extends Error {
  override readonly name = 'ClinicNotUsable'
}
