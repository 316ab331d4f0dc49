import { join } from 'node:path'

/**
 * What stands in the place of packages that pdf-lib asks for, in a build of the app and wherever it is measured.
 * @param root the project folder
 */
export function pdfLibAliases(root: string): Readonly<Record<string, string>> {
  const press = join(root, 'electron', 'press')
  return {
    pako: join(press, 'zlib-as-pako.ts'),
    '@pdf-lib/standard-fonts': join(press, 'left-out.ts'),
    '@pdf-lib/upng': join(press, 'left-out.ts'),
  }
}
