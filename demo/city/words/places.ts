export const BAR_FIRST = ['Brass', 'Blue', 'Old', 'Lucky', 'Iron', 'Silver', 'Broken', 'Red', 'Golden', 'Salty', 'Second', 'Corner', 'Copper', 'Quiet'] as const // prettier-ignore
export const BAR_SECOND = ['Anchor', 'Lantern', 'Heron', 'Mooring', 'Compass', 'Oar', 'Kettle', 'Barrel', 'Gull', 'Rudder', 'Bell', 'Fiddle', 'Hook', 'Mast'] as const // prettier-ignore
export const BAR_LAST = ['Tavern', 'Bar', 'Lounge', 'Taproom', 'Club', 'Grill'] as const
export const FUEL = ['Harrow Fuel', 'Bayline Gas', 'Quick Tank', 'Corner Fuel', 'Red Pennant Gas'] as const
export const DEALER_FIRST = ['Bayline', 'Harrow', 'Alder', 'Three Rivers', 'Iron Gate', 'Northgate', 'Old Mill', 'Tidewater', 'Heron Lake', 'Ridge Line', 'Stone Wall', 'Granary', 'Cider Mill', 'Blue Heron', 'Fox Hollow', 'Quarry', 'Lighthouse', 'Brant Point'] as const // prettier-ignore
export const DEALER_LAST = ['Arms', 'Outfitters', 'Sporting Goods', 'Gun & Pawn', 'Firearms', 'Guns & Tackle', 'Shooting Supply'] as const // prettier-ignore
export const HOSPITALS = [
  'Alder Bay General Hospital',
  'St. Alban Medical Center',
  'Northgate Community Hospital',
] as const
