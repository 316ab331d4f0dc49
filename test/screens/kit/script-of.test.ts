import { describe, expect, it } from 'vitest'
import { scriptOf } from '#screens/kit/script-of.ts'

describe('a name in its own script', () => {
  it('is given the direction and language tag of the script', () => {
    expect(scriptOf('يوسف العبدالله')).toEqual({ lang: 'ar', dir: 'rtl' })
    expect(scriptOf('שרה')).toEqual({ lang: 'he', dir: 'rtl' })
    expect(scriptOf('Łukasz')).toEqual({ lang: 'und', dir: 'ltr' })
    expect(scriptOf('ひろし')).toEqual({ lang: 'ja', dir: 'ltr' })
  })
})
