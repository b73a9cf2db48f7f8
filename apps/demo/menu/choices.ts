/** One thing to choose; `price` is added to one of the dish, in minor units. */
export interface Option {
  readonly name: string;
  readonly price: number;
  /** Comes by itself unless something else is said. */
  readonly usual?: true;
  /** How often it may be taken for one; default 1. */
  readonly most?: number;
}

export interface ChoiceList {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly options: readonly Option[];
}

const free = (...names: readonly string[]): Option[] => names.map((name) => ({ name, price: 0 }));
const usual = (name: string): Option => ({ name, price: 0, usual: true });

const oneOf = (name: string, options: readonly Option[]): ChoiceList => ({ name, min: 1, max: 1, options });
const upTo = (max: number, name: string, options: readonly Option[]): ChoiceList => ({
  name,
  min: 0,
  max,
  options,
});

/** Everything that a guest is asked. */
export const CHOICES = {
  milk: oneOf("Milk", [
    usual("Whole milk"),
    ...free("Skim milk"),
    { name: "Oat milk", price: 80 },
    { name: "Almond milk", price: 80 },
    { name: "Soy milk", price: 60 },
  ]),
  dash: upTo(1, "Dash of milk", [...free("Whole milk", "Half-and-half"), { name: "Oat milk", price: 40 }]),
  coffee: upTo(4, "With the coffee", [
    { name: "Extra shot", price: 100, most: 2 },
    ...free("Decaf"),
    { name: "Vanilla syrup", price: 75 },
    { name: "Caramel syrup", price: 75 },
    { name: "Whipped cream", price: 60 },
  ]),
  tea: oneOf("Tea", [
    usual("English breakfast"),
    ...free("Earl Grey", "Jasmine green", "Peppermint", "Chamomile"),
  ]),
  ice: upTo(1, "Ice", free("No ice", "Extra ice")),
  shake: oneOf("Flavor", free("Vanilla", "Chocolate", "Strawberry", "Coffee")),
  bagel: oneOf("Bagel", [usual("Plain"), ...free("Sesame", "Everything", "Cinnamon raisin")]),
  spread: upTo(2, "On the bagel", [
    { name: "Butter", price: 50 },
    { name: "Cream cheese", price: 150 },
    { name: "Blueberry jam", price: 75 },
    { name: "Smoked salmon", price: 600 },
  ]),
  warm: upTo(1, "Served", free("Warmed up")),
  eggs: oneOf("Eggs", free("Scrambled", "Sunny side up", "Over easy", "Poached", "Soft-boiled")),
  bread: oneOf("Bread", [usual("Sourdough"), ...free("Rye"), { name: "Gluten-free", price: 150 }]),
  breakfast: upTo(4, "Extra on the plate", [
    { name: "Bacon", price: 350 },
    { name: "Avocado", price: 250 },
    { name: "Hash browns", price: 300 },
    { name: "Extra egg", price: 200, most: 2 },
    { name: "Without tomato", price: 0 },
  ]),
  pancakes: upTo(2, "On top", [
    { name: "Maple syrup", price: 0, usual: true },
    { name: "Whipped cream", price: 100 },
    { name: "Banana", price: 150 },
  ]),
  dressing: oneOf("Dressing", [usual("House"), ...free("Lemon vinaigrette", "Blue cheese", "No dressing")]),
  protein: upTo(1, "Add to the salad", [
    { name: "Grilled chicken", price: 550 },
    { name: "Shrimp", price: 750 },
    { name: "Lobster", price: 1_400 },
  ]),
  lobster: oneOf("Lobster roll", [usual("Cold with mayo"), ...free("Warm with butter")]),
  club: upTo(3, "Club", [
    { name: "Without bacon", price: -150 },
    ...free("Without mayo", "Cut in quarters"),
    { name: "Avocado", price: 250 },
  ]),
  spice: oneOf("How hot", [...free("Mild"), usual("Medium"), ...free("Hot")]),
  cooked: oneOf("How cooked", free("Rare", "Medium rare", "Medium", "Medium well", "Well done")),
  burger: upTo(5, "On the burger", [
    { name: "Cheddar", price: 150 },
    { name: "Bacon", price: 300 },
    { name: "Avocado", price: 250 },
    { name: "Fried egg", price: 200 },
    { name: "Second patty", price: 600, most: 2 },
    ...free("No onion"),
  ]),
  side: oneOf("Side", [
    usual("Fries"),
    ...free("Green salad", "Coleslaw"),
    { name: "Sweet potato fries", price: 200 },
    { name: "Cup of chowder", price: 450 },
  ]),
  pizza: upTo(5, "On the pizza", [
    { name: "Extra mozzarella", price: 200 },
    { name: "Pepperoni", price: 300 },
    { name: "Mushrooms", price: 200 },
    { name: "Anchovies", price: 250 },
    ...free("No basil"),
  ]),
  dip: upTo(2, "Dip", [
    ...free("Ketchup"),
    { name: "Garlic mayo", price: 100 },
    { name: "Truffle mayo", price: 150 },
  ]),
  scoops: {
    name: "Scoops",
    min: 1,
    max: 3,
    options: ["Vanilla", "Chocolate", "Blueberry", "Salted caramel", "Lemon sorbet"].map((name) => ({
      name,
      price: 0,
      most: 3,
    })),
  },
  pie: upTo(1, "With the pie", [
    { name: "Scoop of vanilla", price: 250 },
    { name: "Whipped cream", price: 100 },
  ]),
  grind: oneOf("Grind", [usual("Whole beans"), ...free("For filter", "For espresso", "For a press")]),
} as const satisfies Readonly<Record<string, ChoiceList>>;

export type ChoiceName = keyof typeof CHOICES;
