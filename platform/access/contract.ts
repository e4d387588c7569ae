/** Sign-in, accounts, people and agencies: the routes and their shapes. */
export * from './contract/account.ts'
export * from './contract/agencies.ts'
export * from './contract/errors.ts'
export * from './contract/invitations.ts'
export * from './contract/people.ts'
export * from './contract/session.ts'
export * from './contract/sign-in.ts'
export { Password, PASSWORD_MINIMUM, Person } from './contract/values.ts'
