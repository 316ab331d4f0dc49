import { PDFObject } from 'pdf-lib'

/**
 * An object as it stands in a file (ISO 32000-1, 7.3), for where there are hundreds of one shape: as dictionaries they
 * take longer than the text they are of. Only the writer knows it; to be locked, a file is read anew.
 */
export class WrittenObject extends PDFObject {
  private readonly written: string

  constructor(written: string) {
    super()
    this.written = written
  }

  override toString(): string {
    return this.written
  }
}
