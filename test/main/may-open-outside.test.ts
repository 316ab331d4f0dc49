import { expect, it } from 'vitest'
import { mayOpenOutside } from '#electron/main/may-open-outside.ts'

it.each(['https://login.example.nhs.uk/authorize?client_id=consilium', 'http://127.0.0.1:50001/sign-in/auth', 'http://localhost:8080/', 'http://[::1]:1/'])('%s may be shown in the browser', (address) => {
  expect(mayOpenOutside(address)).toBe(true)
})

it.each([
  'http://login.example.nhs.uk/', 'javascript:alert(1)', 'file:///etc/passwd', 'smb://host/share', 'ms-settings:privacy', 'mailto:a@b.example', 'data:text/html,x', 'app://consilium/',
  'https://trust@elsewhere.example/', 'https://a:b@elsewhere.example/', 'http://127.0.0.1.elsewhere.example/', 'http://127.0.0.1@elsewhere.example/', 'no address', '',
])('[E10] %s is not', (address) => {
  expect(mayOpenOutside(address)).toBe(false)
})
