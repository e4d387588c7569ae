/** Street names of the demonstration's drawings; they are in every city. */
export const KNOWN = [
  'Carver St',
  'Dorr St',
  'Quay Rd',
  'Pell Ave',
  'Mill Ln',
  'Tanner Hill',
  'Orchard Row',
] as const

/** Trades, trees, families and places that might have given a street its name. */
export const ROOTS = `
Abel Ackley Alcott Amber Amory Anchor Anvil Apthorp Archer Arden Ashby Aster Atwell Auburn Avery Bagley Bancroft Barden
Barley Barnard Barrow Bascom Bayard Beacon Beech Belden Bellamy Benton Birch Blossom Bolton Bowdoin Bracken Bramble
Branch Brayton Brewer Briar Brine Brook Buckley Burnet Butler Cable Calder Candle Caraway Carding Carrick Cedar Chandler
Chapel Chase Cider Clement Clover Cobb Colby Collier Compass Conway Cooper Coral Corbin Cordwain Corliss Cotter Crane Creamery
Crescent Crosby Currier Cutler Dabney Dalton Danforth Darrow Dayton Deacon Denby Dexter Dogwood Dover Drayton Driftwood
Duncan Dunmore Dyer Eastman Eddy Elder Ellery Elmwood Emmett Endicott Ewing Fairlie Falmer Farrier Fennel Fenwick Fern
Ferry Fielding Fisher Flax Fletcher Forge Foster Foundry Fuller Gannet Garland Garrow Gibbs Gilman Glover Goodwin Gorham Granary
Granite Grayson Greeley Grove Gull Hadley Hale Halsey Hammond Harbor Hargrave Harlow Harper Hartwell Haskell Haven Hawthorn
Hazel Heath Hedge Hemlock Heron Hewitt Hickory Hobart Holbrook Holly Hollis Hooper Hopkins Hornbeam Hull Hyde Ingram Ivy
Jarvis Jasper Jewett Joiner Juniper Keel Keller Kendall Kent Kettle Kimball Kingsley Kirby Ladd Lamson Lantern Larch
Larkin Laurel Lawton Ledge Leland Lighthouse Lilac Lime Linden Linnet Locust Loomis Lowell Lumber Lyman Madder Magnolia
Maple Marden Mariner Market Marlow Marsh Mason Mather Mayhew Meadow Merrill Merrow Millard Milton Moffat Moss Mulberry
Nash Neal Newbury Noble Norris Norwood Oak Oakley Oliver Olney Orme Osgood Otis Packer Paddock Paine Palmer Parker
Parson Peabody Pearl Pelham Penrose Pepper Perkins Pickering Pier Pilot Pine Plover Plum Pomeroy Poplar Porter Potter
Prescott Primrose Prospect Putnam Quarry Quill Quimby Quince Radley Ramsey Randall Redfern Reed Revell Ridley Ripley
Roper Rowan Ruggles Russet Rutland Ryder Saddler Saltbox Salter Sandpiper Saxon Sayer Schooner Sedge Selby Sewall Shepard
Sherwin Shore Shipley Signal Silver Skinner Slate Slater Sloane Smithy Sorrel Sparrow Spinner Spruce Stanhope Starling
Sterling Stillman Stockton Stone Strand Sumac Summer Sutton Swift Sycamore Talbot Tallow Teal Temple Tern Thatcher
Thayer Thistle Thorne Tidewater Tiller Tilton Timber Tolland Torrey Tower Trask Tremont Tucker Turner Tyler Upham Vale
Varnum Verbena Vesper Vine Vinton Wainwright Walden Waldo Walnut Warden Warren Waverly Weaver Webb Wells Wendell Wharf Wheeler
Wheelock Whitcomb Wicker Wilder Willard Willow Winslow Winter Wolcott Woodbine Woodward Wren Wright Wyeth Yardley Yarrow Yeoman
`
  .trim()
  .split(/\s+/)

/** What newer quarters add to a root: Fernbrook, Slatefield. */
export const ENDINGS = [
  'brook',
  'field',
  'gate',
  'ridge',
  'dale',
  'croft',
  'mere',
  'wood',
  'view',
  'crest',
] as const
