/** The label every protected record carries on screen and paper. */
export { LabelBadges } from './LabelBadges.tsx'
