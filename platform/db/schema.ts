// eslint-disable-next-line
export interface DB {}
