import { describe, expect, it } from 'vitest'
import { checkAnswers, checkPaths, checkThreats } from '../../../commands/check-rules/check-answers.ts'
import type { Ground } from '../../../commands/check-rules/read-proof.ts'

const GROUND: Ground = { rules: new Set(['E1', 'E20', 'K1']), tested: new Set(['E1']), isThere: (path) => ['test/keeper/a.test.ts', 'electron/main/main.ts', 'docs/security'].includes(path) }

describe('the threats', () => {
  const check = (last: string): readonly string[] => checkThreats(`| TM1 | A page asks for more | Elevation | ${last} |\n`, GROUND)

  it('each name a rule with a test, a test file, or that nothing stands there yet', () => {
    for (const last of ['E1', 'K1 and E1', '`test/keeper/a.test.ts`', '**Not yet**: there is no updater']) expect(check(last), last).toEqual([])
  })

  it('are named where they name neither', () => {
    for (const last of ['Nobody would.', '', 'E20', '`electron/main/main.ts`']) expect(check(last), last).toEqual(['TM1 names no rule or test that stands against it, and does not say **Not yet**.'])
  })

  it('are named where the rule or the file is not there', () => {
    expect(check('E1, E99')).toEqual(['TM1 names E99, which no list of rules has. Correct the number, or add the rule.'])
    expect(check('E1, `test/keeper/b.test.ts`')).toEqual(['TM1 names test/keeper/b.test.ts, which is not there. Correct the path.'])
  })

  it('are there at all, and each once', () => {
    expect(checkThreats('# Threats\n', GROUND)).toHaveLength(1)
    expect(checkThreats('| TM1 | a | E1 |\n| TM1 | b | E1 |\n', GROUND)).toEqual(['TM1 stands twice. Give the later one a number of its own.'])
  })
})

describe('the answers of an assessment', () => {
  const check = (last: string): readonly string[] => checkAnswers(`| DT1 | Is it encrypted? | Yes. | ${last} |\n`, 'DT', GROUND)

  it('each rest on a rule or a file, or say who alone can answer, or that it is not yet so', () => {
    for (const last of ['E20', '`electron/main/main.ts`', '**The trust**', '**Not yet**']) expect(check(last), last).toEqual([])
  })

  it('are named where they rest on nothing, or on what is not there', () => {
    expect(check('our word')).toEqual(['DT1 rests on nothing. Name a rule or a file, or say **Not yet** or **The trust**.'])
    expect(check('`electron/main/gone.ts`')).toContain('DT1 names electron/main/gone.ts, which is not there. Correct the path.')
    expect(checkAnswers('# Answers\n', 'DT', GROUND)).toHaveLength(1)
  })
})

it('a paper names no file that is not there; a pattern names none', () => {
  expect(checkPaths('docs/a.md', '`electron/main/main.ts`, `docs/security`, `test/*.ts` and `npm run sbom`', GROUND)).toEqual([])
  expect(checkPaths('docs/a.md', '`src/gone.ts`, `src/gone.ts`', GROUND)).toEqual(['docs/a.md names src/gone.ts, which is not there. Correct the path.'])
})
