/** The look: tokens, the Mantine theme made from them, and the CSS variables of both themes. */
import './fonts.css'
import './global.css'
import './print.css'

export { theme } from './theme.ts'
export { tokens } from './tokens.ts'
export { variables } from './variables.ts'
