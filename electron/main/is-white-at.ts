import type { BrowserWindow } from 'electron'

/** The faintest that paper is drawn, of 255. */
const WHITE_FROM = 240

/** Is what a window shows at a place of its page, in CSS pixels, as white as paper? Not where it shows nothing. */
export async function isWhiteAt({ webContents }: BrowserWindow, { x, y }: { readonly x: number; readonly y: number }): Promise<boolean> {
  const zoom = webContents.getZoomFactor()
  const image = await webContents.capturePage({ x: Math.round(x * zoom), y: Math.round(y * zoom), width: 1, height: 1 })
  const [blue, green, red] = image.toBitmap()
  return [red, green, blue].every((part) => part !== undefined && part >= WHITE_FROM)
}
