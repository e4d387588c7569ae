/**
 * Common names of many origins. A person's two names are drawn apart from each other and from everything else
 * about them, so that nobody is drawn after anybody.
 */
const words = (text: string) => text.trim().split(/\s+/)

export const GIVEN_MALE = words(`
  Aaron Abdul Adam Adrian Ahmed Alan Albert Alejandro Alex Alfred Ali Allen Alonzo Amir Andre Andrew Angel Anthony Antonio
  Arjun Arthur Asher Austin Barry Ben Bernard Blake Brandon Brian Bruce Bryce Byron Caleb Calvin Cameron Carl Carlos Cedric
  Charles Chris Clarence Clifford Clinton Cody Colin Conrad Corey Craig Curtis Damian Daniel Darius Darnell Darren David Dean
  Demetrius Dennis Derek Desmond Devin Diego Dmitri Dominic Donald Douglas Duane Dwayne Earl Eddie Edgar Eduardo Edwin Eli
  Elijah Elliott Emeka Emmanuel Enrique Eric Ernest Ethan Eugene Evan Felix Fernando Francis Frank Frederick Gabriel Garrett
  Gary George Gerald Gilbert Glenn Gordon Grant Greg Harold Harry Hassan Hector Henry Herbert Howard Hugo Ian Ibrahim Isaac
  Isaiah Ivan Jabari Jack Jacob Jake Jalen Jamal James Jared Jason Javier Jay Jeffrey Jerome Jesse Jesus Joel John Jonah Jordan
  Jorge Jose Joseph Joshua Juan Julian Justin Kareem Keith Kelvin Kenneth Kevin Khalil Kurt Kwame Kyle Lamar Lance Larry Leon
  Leonard Leroy Lewis Liam Logan Louis Luis Luke Malcolm Malik Manuel Marco Marcus Mario Mark Marshall Martin Marvin Mason
  Matthew Maurice Max Melvin Michael Miguel Milton Minh Mohamed Morgan Nathan Neil Nelson Nicholas Noah Noel Norman Omar Oscar
  Owen Patrick Paul Pedro Perry Peter Philip Quentin Quincy Rafael Ralph Ramon Randall Raymond Reggie Ricardo Richard Robert
  Roberto Rodney Roger Roland Ronald Ross Roy Ruben Russell Ryan Salvador Sam Samir Scott Sean Sergio Seth Shawn Sidney Simon
  Spencer Stanley Stephen Steven Stuart Tariq Terrance Terry Theo Thomas Timothy Todd Tony Travis Trevor Troy Tyler Tyrone Victor
  Vincent Wallace Walter Warren Wayne Wesley William Winston Xavier Yusuf Zachary
`)

export const GIVEN_FEMALE = words(`
  Abigail Adele Agnes Aisha Alexis Alice Alicia Alma Amanda Amara Amber Amina Amy Ana Andrea Angela Anita Ann Anna April Ariana
  Ashley Audrey Ava Barbara Beatrice Bella Bernice Beth Bianca Bonnie Brenda Briana Brittany Camila Candace Carla Carmen Carol
  Caroline Cassandra Catherine Cecilia Celeste Charlotte Chelsea Cheryl Chloe Christine Clara Claudia Colleen Courtney Crystal
  Cynthia Daisy Danielle Dawn Deborah Denise Destiny Diana Dolores Donna Dora Dorothy Ebony Edith Elaine Elena Elizabeth Ella
  Ellen Elsa Emily Emma Erica Erin Esther Eva Evelyn Faith Fatima Felicia Florence Frances Gabriela Gail Gloria Grace Gwen
  Hannah Harriet Hazel Heather Helen Holly Hope Ida Imani Ines Irene Iris Isabel Jackie Jada Jane Janet Janice Jasmine Jean
  Jenna Jennifer Jessica Jill Joan Joanna Josephine Joy Joyce Juanita Judith Julia June Karen Karla Kate Katherine Kathleen
  Kayla Keisha Kelly Kendra Kim Kristen Lakeisha Laura Lauren Leah Leila Lena Leticia Lillian Linda Lisa Lois Lorraine Lucia
  Lucy Luz Lydia Lynn Mabel Maria Marilyn Marisol Marjorie Martha Mary Maya Megan Melanie Melissa Mercedes Michelle Mildred
  Miranda Monica Monique Nadia Nancy Naomi Natalie Nia Nicole Nina Nora Norma Olga Olivia Paige Pamela Patricia Paula Pearl
  Penny Phyllis Priya Rachel Ramona Rebecca Regina Renee Rhonda Rita Roberta Rosa Rose Ruby Ruth Sabrina Sally Samantha Sandra
  Sara Selena Shannon Sharon Sheila Shirley Sierra Simone Sofia Sonia Stacy Stella Stephanie Susan Sylvia Tamara Tanya Tara
  Teresa Thelma Tiffany Tina Toni Tracy Valerie Vanessa Vera Veronica Victoria Viola Virginia Vivian Wanda Wendy Whitney Yolanda
  Yvonne Zainab Zoe
`)

export const FAMILY = words(`
  Abbott Acosta Adams Adeyemi Aguilar Ahmed Alexander Ali Allen Alvarez Anderson Andrews Aranda Archer Armstrong Arnold Asante
  Atkins Austin Avila Bailey Baker Baldwin Banks Barber Barker Barnes Barrett Barros Barton Bates Baxter Beck Bell Beltran Bennett
  Benson Berry Bishop Black Blair Blake Bland Booker Booth Bowen Boyd Bradley Brady Braga Brandt Brennan Brewer Briggs Brock Brooks
  Brown Bruno Bryant Burke Burns Burton Bush Butler Byrd Caldwell Calloway Campos Cannon Cardenas Carey Carr Carrillo Carroll
  Carson Carter Casey Castillo Castro Chandler Chang Chapman Chavez Chen Cho Christian Clark Clarke Clayton Coleman Collins
  Conley Contreras Cooke Cooper Cordero Cortez Costa Craft Crawford Cross Cruz Cummings Curry Dalton Daniels Davidson Davies Davis
  Dawson Delgado Dennis Diallo Diaz Dickson Dixon Dominguez Douglas Doyle Drake Dudley Duncan Dunn Duran Eaton Edwards Ellis
  Emerson English Estrada Evans Farmer Farrell Ferguson Fernandes Fields Figueroa Fischer Fisher Fleming Fletcher Flores Flynn
  Foley Forbes Ford Foster Fowler Fox Francis Franklin Frazier Freeman French Frost Fuentes Fuller Gaines Gallagher Garcia Gardner
  Garrett Garza George Gibbs Gibson Gill Glover Goldberg Gomes Gomez Goodman Gordon Graham Grant Graves Gray Green Greene Griffin
  Gross Guerra Guzman Hale Hall Hamilton Hammond Hansen Hardy Harmon Harper Harrell Harris Hart Harvey Hawkins Hayes Haynes Henry
  Hernandez Herrera Hicks Higgins Hill Hines Hobbs Hodge Hoffman Holland Holloway Holmes Holt Hoover Hopkins Horton Houston Howard
  Howell Hubbard Hudson Huerta Hughes Hull Hunt Hunter Hussein Hutchins Ibarra Ingram Irving Ito Jackson Jacobs James Jefferson
  Jenkins Jennings Jensen Jimenez Johns Johnson Jones Jordan Joseph Juarez Kane Kaplan Keller Kelley Kemp Kennedy Khan Kim King
  Kirby Klein Knight Koch Kowalski Kramer Lamb Lambert Lane Lara Larsen Lawson Le Lee Leon Leonard Lester Levine Lewis Lin Little
  Lloyd Logan Long Lopes Lopez Lowe Lucas Luna Lynch Lyons Mack Madden Maldonado Malone Mann Manning Marks Marsh Marshall Martin
  Martinez Mason Matthews Maxwell May Mbeki McCall McCoy McGee McKay McLean Medina Mejia Mendes Mendoza Mercer Meyer Middleton
  Miles Miller Mills Mitchell Montes Moody Moore Morales Moran Moreno Morgan Morris Morrow Morse Morton Moses Moss Mullen Munoz
  Murphy Murray Myers Nash Navarro Neal Nelson Newman Newton Nguyen Nichols Nolan Norman Norris Norton Novak Nunez Obi OBrien
  Ochoa Odom Okafor Oliver Olsen Ortega Ortiz Osborne Owens Pace Pacheco Padilla Page Palmer Park Parker Parks Parsons Patel
  Patterson Paul Payne Pearson Pena Pereira Perez Perkins Perry Peters Petersen Pham Phelps Phillips Pierce Pineda Pittman Pope
  Porter Potter Powell Powers Pratt Preston Price Prince Quinn Ramirez Ramos Randall Ray Reed Reese Reeves Reid Reyes Reynolds Rhodes
  Rice Richards Riley Rios Ritter Rivas Rivera Roberts Robinson Rocha Rodgers Rojas Roman Romero Rosario Rose Ross Rowe Ruiz
  Russell Ryan Salas Salazar Sampson Sanders Sandoval Santana Santos Saunders Schmidt Schultz Scott Sellers Serrano Sharp Shaw
  Shelton Sherman Shields Short Silva Simmons Simon Sims Singh Skinner Sloan Small Smith Snow Snyder Solis Soto Sousa Sparks
  Spencer Stafford Stanley Stark Steele Stephens Stevens Stewart Stokes Stone Strong Suarez Sullivan Summers Sutton Swanson Sweeney
  Talbot Tate Taylor Terrell Thomas Thornton Todd Torres Townsend Tran Travis Trujillo Tucker Turner Tyler Underwood Valdez
  Valencia Vance Vargas Vasquez Vaughn Vega Velez Vo Wade Wagner Walker Wallace Walsh Walters Walton Wang Ward Ware Warner Warren
  Washington Waters Watkins Watson Watts Weaver Webb Weber Webster Weeks Weiss Wells West Wheeler White Wiggins Wilkins Williams
  Willis Wilson Winters Wise Wolfe Wong Wood Woods Woodward Wright Wu Wyatt Yang Yates York Young Zamora Zhang Zimmerman
`)

/** What people are called on the street: words, not names. */
export const STREET_NAMES = words(`
  Ace Bam Bean Bear Bird Biscuit Blaze Blue Bones Books Boots Bounce Breeze Brick Bug Butter Cash Chalk Champ Cheese Chill Chip
  Clutch Coach Coffee Cookie Cricket Dash Deuce Dice Dimples Dipper Domino Doc Dot Duke Echo Eight Face Fish Flash Flex Four Freckles
  Frosty Fudge Ghost Ginger Goose Gravy Gumbo Hawk Honey Hoops Inch Jet Jigsaw Juice Jumbo Junior King Lefty Legs Lucky Mack Major Mango
  Maple Meat Midnight Mint Money Moon Mouse Mustard Nickel Noodle Nine Nuts Ounce Peanut Pepper Pickle Pip Pocket Polo Pops Prince
  Professor Pudding Quick Rags Red Rocket Rook Rusty Salt Scooter Shadow Shoes Sky Sleepy Slim Slow Smiley Smoke Snow Socks Sparky
  Speed Spider Spoon Squeak Stacks Sticks Stretch Sugar Sunny Switch Tank Taz Teeth Ten Tiny Toast Toon Trey Turbo Twin Waffle Whisper
  Wheels Wink Wiz Woody Yo-Yo Zip
`)
