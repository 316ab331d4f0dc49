import { spawnSync } from 'node:child_process'
import { copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isOnPath } from '#electron/setup/install-packages.mjs'
import { stopWithWords } from '#electron/setup/stop-with-words.mjs'
import { controlText, desktopText, INSTALLED, wrapperText } from './debian-texts.ts'
import { filesBelow } from './list-contents.ts'
import { debianVersion, type PackagePlan } from './read-plan.ts'
import { stampTimes } from './stamp-times.ts'

/** A quarter of what xz takes the time for; Debian 12 and Ubuntu 22.04 read it. */
const PACKING = ['-Zzstd', '-z6']

export interface DebianParts {
  /** The folder of the shipped program. */
  readonly program: string
  /** The folder with the parts list and the notices. */
  readonly sbom: string
  /** Where the package is put; made when it is not there. */
  readonly into: string
}

/**
 * Makes the Debian package of a shipped program. The same files and plan give the same bytes.
 * @returns path of the package
 */
export function makeDebian(plan: PackagePlan, { program, sbom, into }: DebianParts): string {
  if (!isOnPath('dpkg-deb')) return stopWithWords('A Debian package needs dpkg-deb, which comes with Debian and Ubuntu. Only the folder was made.')
  const stage = join(into, 'debian')
  rmSync(stage, { recursive: true, force: true })
  layProgram(program, join(stage, INSTALLED, plan.name))
  layRest(plan, sbom, stage)
  stampTimes(stage, plan.epoch)
  const file = join(into, `${plan.name}_${debianVersion(plan)}_amd64.deb`)
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(plan.epoch) }
  const { status, stderr } = spawnSync('dpkg-deb', ['--root-owner-group', ...PACKING, '--build', stage, file], { env, encoding: 'utf8' })
  rmSync(stage, { recursive: true })
  return status === 0 ? file : stopWithWords(`dpkg-deb could not make the package. It said: ${stderr}`)
}

/** The same files under another name: a second copy of 200 MB would be made for nothing. */
function layProgram(from: string, to: string): void {
  for (const path of filesBelow(from, '.')) {
    mkdirSync(dirname(join(to, path)), { recursive: true })
    linkSync(join(from, path), join(to, path))
  }
}

function layRest(plan: PackagePlan, sbom: string, stage: string): void {
  const { root, name } = plan
  const write = (path: string, text: string, mode = 0o644): void => {
    mkdirSync(dirname(join(stage, path)), { recursive: true })
    writeFileSync(join(stage, path), text, { mode })
  }
  const copy = (from: string, path: string): void => {
    mkdirSync(dirname(join(stage, path)), { recursive: true })
    copyFileSync(from, join(stage, path))
  }
  write(`usr/bin/${name}`, wrapperText(plan), 0o755)
  write(`usr/share/applications/${name}.desktop`, desktopText(plan))
  copy(join(root, 'resources/icons/consilium-512.png'), `usr/share/icons/hicolor/512x512/apps/${name}.png`)
  copy(join(root, 'resources/icons/consilium.svg'), `usr/share/icons/hicolor/scalable/apps/${name}.svg`)
  write(`usr/share/doc/${name}/copyright`, `${readFileSync(join(root, 'LICENSE'), 'utf8').trim()}\n\n${readFileSync(join(sbom, 'notices.txt'), 'utf8')}`)
  copy(join(sbom, 'sbom.json'), `usr/share/doc/${name}/sbom.json`)
  write('DEBIAN/control', controlText(plan, sizeBelow(stage)))
}

function sizeBelow(folder: string): number {
  return filesBelow(folder, '.').reduce((sum, path) => sum + statSync(join(folder, path)).size, 0)
}
