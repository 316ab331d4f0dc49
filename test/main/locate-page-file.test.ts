import fc from 'fast-check'
import { sep } from 'node:path'
import { expect, it } from 'vitest'
import { locatePageFile } from '#electron/main/locate-page-file.ts'

const FOLDER = '/app/out/renderer'
const parts = ['..', '.', '..%2f', '%2e%2e', '..\\', '%5c..', '\0', '%00', '.git', 'a', 'index.html', 'etc', 'passwd', 'C:', '\\\\host\\share', '~', 'é', ' ', '']

it('finds the page and what it is made of', () => {
  expect(locatePageFile(FOLDER, 'app://app/')).toMatchObject({ path: `${FOLDER}/index.html`, type: 'text/html; charset=utf-8' })
  expect(locatePageFile(FOLDER, 'app://app/assets/index-B7x_9.js?v=1#x')).toMatchObject({ path: `${FOLDER}/assets/index-B7x_9.js` })
})

it('[E4] finds nothing outside the folder, whatever the address', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 6 }), (chosen) => {
      const found = locatePageFile(FOLDER, `app://app/${chosen.join('/')}`)
      return found === null || (found.path.startsWith(FOLDER + sep) && !found.path.includes('..') && !/\/\./.test(found.path))
    }),
    { numRuns: 5000 },
  )
})

it.each(['app://app/../index.html', 'app://app/..%2findex.html', 'app://app/a/%2e%2e/b.js', 'app://app//index.html', 'app://paper/index.html', 'app://app/notes.txt', 'app://app/.env.js', 'file:///etc/passwd', 'https://app/index.html', ''])(
  'refuses %s',
  (address) => expect(locatePageFile(FOLDER, address)).toBe(null),
)
