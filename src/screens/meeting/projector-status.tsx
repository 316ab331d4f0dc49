import { TextButton } from '../kit/button.tsx'
import type { ProjectorInHand } from './use-projector.ts'

/** In the bar: whether the room sees a slide, and whether a name is on it. */
export function ProjectorStatus({ projector }: { readonly projector: ProjectorInHand }) {
  const { on, nameShown, despite, asksAgain, toggle, name } = projector
  if (!on) {
    return (
      <TextButton keys="P" onPress={toggle}>
        Projector off
      </TextButton>
    )
  }
  return (
    <>
      <TextButton keys="P" onPress={toggle}>
        Projector on, {despite ? <span className="text-late">restricted name shown</span> : nameShown ? 'name shown' : 'name hidden'}
      </TextButton>
      <TextButton keys="X" onPress={name}>
        {nameShown ? 'Hide name' : asksAgain ? <strong>Press again to show it</strong> : 'Show name'}
      </TextButton>
    </>
  )
}
