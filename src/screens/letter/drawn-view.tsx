import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { DrawnPage, DrawnPaper } from '#domain/letter/drawn-paper.ts'
import { PaperFrame } from './paper-frame.tsx'
import { paintDrawing } from './paint-drawing.ts'
import type { DrawingInHand } from './use-drawing.ts'
import { useFollowTyping } from './use-follow-typing.ts'

interface DrawnViewProps {
  readonly drawing: Pick<DrawingInHand, 'drawn' | 'refusal'>
  /** "As it will be printed." */
  readonly title: string
  readonly to: string
  /** Goes to where its words change, while somebody writes them beside it. */
  readonly follows?: boolean
}

/** The pages of a paper that is still being written, painted again at every key. */
export function DrawnView({ drawing, title, to, follows = false }: DrawnViewProps) {
  const { drawn, refusal } = drawing
  const following = useFollowTyping(follows ? drawn : null)
  const picture = usePicture(drawn?.picture ?? null)
  return (
    <PaperFrame title={title} to={to} pages={drawn?.pages.length ?? null} refusal={refusal}>
      {drawn !== null && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="paper-drawn" role="group" aria-label="The pages" tabIndex={0} {...following}>
          {drawn.pages.map((page, index) => (
            <PageCanvas key={index} paper={drawn} page={page} picture={picture} name={`Page ${index + 1} of ${drawn.pages.length}, as it will be printed`} />
          ))}
        </div>
      )}
    </PaperFrame>
  )
}

interface PageCanvasProps {
  readonly paper: DrawnPaper
  readonly page: DrawnPage
  readonly picture: HTMLImageElement | null
  readonly name: string
}

/** Painted only near the eye: a key in a letter of 40 pages repaints what is seen. */
const PageCanvas = memo(function PageCanvas({ paper, page, picture, name }: PageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { isNear, width } = useSight(canvas)
  useLayoutEffect(() => {
    if (canvas.current !== null && isNear && width > 0) paintDrawing(canvas.current, paper, page, (width * window.devicePixelRatio) / paper.width, picture)
  }, [paper, page, isNear, width, picture])
  return <canvas className="paper-canvas" ref={canvas} role="img" aria-label={name} />
}, isSamePage)

/** A page that a change of words elsewhere has not touched is left as it is. */
function isSamePage(before: PageCanvasProps, now: PageCanvasProps): boolean {
  return before.name === now.name && before.picture === now.picture && isSame(before.page.pictures, now.page.pictures) && isSame(before.page.boxes, now.page.boxes) && isSame(before.page.frames, now.page.frames) && isSameText(before, now, 'glyphs') && isSameText(before, now, 'repeated')
}

function isSameText({ paper, page }: PageCanvasProps, now: PageCanvasProps, which: 'glyphs' | 'repeated'): boolean {
  const [mine, theirs] = [page[which], now.page[which]]
  if (mine.length !== theirs.length) return false
  return mine.every((value, at) => (at % 4 === 0 ? paper.shapes[value]!.name === now.paper.shapes[theirs[at]!]!.name : value === theirs[at]))
}

function isSame(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at])
}

/** A PNG in base64 as something that can be painted; null until it has been read, and where there is none. */
function usePicture(png: string | null): HTMLImageElement | null {
  const [read, setRead] = useState<{ readonly png: string; readonly image: HTMLImageElement } | null>(null)
  useEffect(() => {
    if (png === null) return
    const image = new Image()
    let wanted = true
    image.addEventListener('load', () => wanted && setRead({ png, image }))
    image.src = `data:image/png;base64,${png}`
    return () => {
      wanted = false
    }
  }, [png])
  return read !== null && read.png === png ? read.image : null
}

/** Whether an element is on the screen or just beside it, and how wide it is in CSS pixels. */
function useSight(place: { readonly current: HTMLElement | null }): { readonly isNear: boolean; readonly width: number } {
  const [isNear, setNear] = useState(false)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const sight = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting === true), { rootMargin: '50%' })
    const size = new ResizeObserver(() => setWidth(element.clientWidth))
    sight.observe(element)
    size.observe(element)
    return () => {
      sight.disconnect()
      size.disconnect()
    }
  }, [place])
  return { isNear, width }
}
