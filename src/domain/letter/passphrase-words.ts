/**
 * The words of passphrases, our own choice: plain, three to seven letters, spelt alike wherever English is read. None
 * begins another, so that they part even where the spaces are lost; none is clinical or sad, and few sound like another word.
 */
export const passphraseWords: readonly string[] = `
  acorn actor agile album alley almanac almond alpha amber ample anchor anthem antique antler apple apricot apron arch arena arrival arrow article
  artist aspen athlete atlas attic attract author autumn avenue avocado awning axle baby bacon badge bagel baker balance balcony ball bamboo banana
  banjo banner bargain barge barley barn baron barrel basil basket baton bazaar beacon bead beaver bed beetle bell bench beret bicycle birch bird
  biscuit blanket blazer blend block bloom blossom blouse boat bobbin bobsled bonus book boot border bottle bottom boulder bounce bouquet bowl box
  brace bracket braid branch brass breeze brick bridge brigade bright brisk bronze brook broom brown brush bubble bucket buckle bud buffalo buffet
  build bulb bulldog bumper bundle bunny burger bus butter button cabbage cabin cable cactus cadet cake calm camel camera camp canal candle canoe
  canopy cape captain caption caramel caravan carbon cargo carpet carrot cashew castle caviar cedar ceiling celery cello cement chain chair chalk
  chapter chariot charm chart cheddar cheese cheetah cherry cherub chess chicory chime chimney chipper chisel chive chorus chutney cinema circle circus
  citrus city clamp clap clarity clay clever cliff climb clipper clock cloth cloud clover clown club coach coast cobalt cobbler cobweb cocoa coconut
  coffee coin column comet comic compass compost concert concord cone convoy cook copilot copper coral corgi cork corner cosmos costume cottage cotton
  couch cougar country cowbell crab crackle cradle craft crane crater crayon cream credit cricket crimson crisp crocus crop croquet crown crumb crumpet
  crust crystal cuckoo cup curator curl curtain curve cushion custard custom cutlery cycle cyclist dairy daisy dance dandy dapple dawn daybed decade
  decimal deck delight delta denim design desk dial diamond diary dice digger digital dimple dinner diploma disc dish display dock dogwood dollar
  dolphin domino donkey door double dove dozen dragon drawer dream dress drift drum dryer duchess duck duet dune dusk duvet dynamo eager eagle early
  easel east easy echo eclipse edge edition editor eighty elder elegant element eleven elm embrace emerald emperor empire enamel engine enjoy epic
  equal escort essay estate evening every example exhibit exit expert explore express fable fabric factory falcon fame family famous fancy fanfare
  farmer fashion fathom feast feather fence fennel fern ferry fiction fiddle field fifteen fifty fig film finale finance finch firefly fitness fjord
  flag flannel flask fleece flicker flint flipper float flock floor florist flute flutter foam foggy folder folk fondue footman forest fork fortune
  fossil fox frame freckle free fresh friend fringe frog frost fruit fudge funnel furrow future gadget galaxy gallant gallery gallop game garage garden
  garland garlic garnet gazebo gecko gem general gentle genuine geology geyser giant giggle ginger giraffe glad glance glass glider glimmer glisten
  globe glossy glove glow goat goblet goggles gold golf gondola goose goulash grain grammar granite grape graph grass gravel gravity gravy green grid
  grill grocer group grove guest guide guitar gull gumboot gust gymnast habit haddock half halibut halo hammer hammock hamster hand happy harmony harp
  harvest hat hawk hay hazel heather hedge helmet helper herald herb heron hexagon highway hiker hill hinge hippo history hobby hockey holiday holly
  honest honey hood hook horizon horn hostel hotel house hover human hurdle husky hut ice icicle icing idea igloo imagine impact impress inch index
  indigo ink inner insect invent invite iris iron island item ivory ivy jackdaw jacket jade jaguar jam jar jasmine jaunt jazz jelly jersey jetty jewel
  jigsaw jingle jockey jogger jogging joiner jolly journal journey joy jubilee jug juice jumbo jumper jungle junior juniper kayak kebab keen kennel
  kettle keyhole kindly king kiosk kitchen kite kitten kiwi koala label ladder ladle lady lagoon lake lamp landing lantern large laser latch lattice
  laugh laundry laurel lava lavish lawn layer leaf league learner leather lecture ledge legend leisure lemon lens lentil leopard lesson letter lettuce
  level library lift light lilac lily lime linen linnet lion liquid list lively lizard llama lobby lobelia lobster local locket loft logbook logic
  lorry lotus lounge lovely loyal luggage lullaby lumber lunar lunch lyric magenta magic magnet magpie mailbox majesty major mallet mammoth manager
  mango mantle maple marble march margin marina marker market marlin marmot maroon marsh martian mascot master matrix maximum meadow medley mellow
  melody melon member memento menu merit mermaid merry message metal method middle mile milk mineral mint miracle mirror mission mitten mixer mobile
  model modern modest module moment monarch monday monkey monocle month moon mosaic motor motto mouse muffin muffler mug museum music muslin mustard
  mystery myth napkin narrow native nature navy neat nectar needle nest nettle network newt nickel nimble nimbus nine noble nomad noodle noon north
  notable notice novel nugget number nutmeg nylon oak oasis oat object oboe ocean octagon octave octopus offer office olive olympic onion onyx opal
  open opera orange orchard orchid orderly organ origami ostrich otter outdoor outing oval oven overall owl owner oxide oyster page paint palace palm
  pancake panda panel panther papaya paper parable parade parasol parcel parent park parrot parsley parsnip partner passage pasta pastel pasture patch
  patio pattern peach peacock peanut pearl pebble pelican pelmet pencil penguin pepper perch perfume pergola phone photo phrase piano picnic picture
  pigeon pillow pilot pink pioneer pirate piston pitcher pizza planet plank plate player plaza plenty plush plywood pocket poem poet point polar polite
  polka pollen polo pond pony popcorn poplar poppy porch portal postman potato pottery pouch powder prairie praise present pretty price primary print
  prism profile project promise proper proud prune public pudding puffin pulley puma pumpkin pupil puppet puppy purple purse puzzle pyramid python
  quail quaint quality quantum quarry quarter quartet queen quiche quick quilt quince quiver quiz quote rabbit radar radio radish raffle raft ragtime
  railing railway raisin rally ramp ranch range rattle ravine ready rebound recipe record recycle reef refill regal regatta region relay relish rename
  reptile rhubarb ribbon rice riddle ridge rigging ripple river rivet roaming robin robot robust rocket rodeo roller romance roof rooster rope rosette
  rotor round rowboat royal rubber ruby rudder rug ruler runner runway rustic saddle saffron sage sailing sailor salad salmon salsa salt salute sample
  sand sardine satin saturn sausage sawmill scallop scamper scarf scenic scholar school science scone scooter scout screen scroll seagull seal seaside
  season seaweed secret seed sequin series sesame settler seven sextant shade shadow shampoo shape shawl shed sheep shelf shell sherbet shimmer shine
  shirt shoe shop short shovel shower shrimp shrub shuttle signal silk silver simple singer six skater sketch skipper skirt skylark slalom slate sled
  sleeve slice slide slogan slope smart smile smooth snack snail snippet snorkel snow soap soccer social sock sofa soft soil solar soldier solo sonata
  song sorbet soup south spaniel spark sparrow speaker special spider spinach spindle spiral spire splash sponge spoon sport spring sprout spruce
  square squash squid stadium stage stamp star station statue steady steam stencil step stereo sticker stilt stone storage stove straw stream street
  string strong student studio sublime subway sultana summer summit supper support surf swallow swan sweater sweeten swift swim swing switch symbol
  syrup system table tadpole talent talk tandem tango tangy tape tapioca tartan taste tavern taxi teacher teapot tempo tennis tent terrace textile
  texture theme theory thimble thirty thistle thread three thunder ticket tidy tiger tile timber tinker tinsel title toast toffee token tomato tongs
  topaz topping torch toucan touring tourist towel tower town toy track tractor traffic trail train trapeze travel tray treacle treaty treble tree
  trellis tribe trinket trolley trophy tropic trout trowel truck truffle trumpet trunk trust tulip tunic tunnel turbine turkey turnip turtle tutor
  twelve twenty twig twinkle twirl uncover under unfold unicorn uniform union unique unit uplift upper upright urban useful usual utensil vacuum valley
  value vantage variety vase vault veggie velvet vendor venture veranda verb verse version vessel viaduct video view villa vine vintage violet violin
  virtue visible visit vista vivid volcano volley volume voucher voyage vulture waffle wagon walking wallet walnut walrus waltz warm water wavy wealth
  weasel weaver website wedge weekend welcome west wetland whisker whisper whistle wicker wide wigwam willow wind wing winter wisdom wizard wolf wombat
  wonder wool word work worthy wren writer yacht yard year yellow yodel yoga zebra zenith zephyr zero zest zigzag zinc zipper zodiac zone zoology
`.trim().split(/\s+/)
