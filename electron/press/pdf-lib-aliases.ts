import { join } from 'node:path'

/** What stands in the place of packages that pdf-lib asks for, in a build of the app and wherever it is measured. */
export const pdfLibAliases: Readonly<Record<string, string>> = {
  pako: join(import.meta.dirname, 'zlib-as-pako.ts'),
  '@pdf-lib/standard-fonts': join(import.meta.dirname, 'left-out.ts'),
  '@pdf-lib/upng': join(import.meta.dirname, 'left-out.ts'),
}
