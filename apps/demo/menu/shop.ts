import type { Section } from "./dish.ts";

export const shop: Section = {
  name: "Shop",
  colour: "canary",
  dishes: [
    {
      name: "House espresso beans",
      picture: "beans",
      sizes: [
        { name: "12 oz", price: 1_695, sku: "BEANS-12", barcode: "400000000114", par: 30 },
        { name: "2 lb", price: 3_895, sku: "BEANS-32", barcode: "400000000121", par: 12 },
      ],
      choices: ["grind"],
      tax: null,
      course: "goods",
      liked: 9,
    },
    {
      name: "Harbor granola, by the pound",
      picture: "jar",
      sizes: [{ price: 1_250, sku: "GRANOLA", weighed: 0.75 }],
      tax: null,
      course: "goods",
      liked: 5,
    },
    {
      name: "Blueberry jam",
      picture: "jar",
      sizes: [{ price: 895, sku: "JAM-BLUE", barcode: "400000000138", par: 24 }],
      tax: null,
      course: "goods",
      liked: 6,
    },
    {
      name: "Dockside hot sauce",
      picture: "sauce",
      sizes: [{ price: 950, sku: "SAUCE-HOT", barcode: "400000000145", par: 24 }],
      tax: null,
      course: "goods",
      liked: 4,
    },
    {
      name: "Sea salt chocolate",
      picture: "chocolate",
      sizes: [{ price: 695, sku: "CHOC-SALT", barcode: "400000000152", par: 40 }],
      tax: "sales",
      course: "goods",
      liked: 7,
    },
    {
      name: "Enamel mug",
      picture: "mug",
      sizes: [{ price: 1_850, sku: "MUG", barcode: "400000000169", par: 18 }],
      tax: "sales",
      course: "goods",
      liked: 4,
    },
  ],
};
