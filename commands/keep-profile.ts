import { keepProfile } from '../test/profiles/keep-profile.ts'

/** `npm run keep-profile -- NAME`: keeps a profile as this version writes it, for the tests of every later one. */
const [name = '', ...more] = process.argv.slice(2)

if (more.length > 0 || !/^[a-z0-9-]{1,40}$/.test(name)) {
  process.stderr.write('Usage: npm run keep-profile -- NAME\n  NAME  of small letters, digits and hyphens: what is new in it\n')
  process.exitCode = 1
} else {
  await keepProfile(name)
  process.stdout.write(`Kept in test/fixtures/profiles/${name}. It is never changed again.\n`)
}
