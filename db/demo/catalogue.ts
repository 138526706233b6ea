/**
 * What the group stocks, and which suppliers' goods are which item: by description, how much of our unit one of theirs
 * holds. Goods that stand nowhere here wait in the queue of mappings.
 */
export interface DemoCatalogueItem {
  name: string
  sku: string
  category: string
  unit: string
  bought_as: readonly (readonly [description: string, pack: number])[]
}

type Row = readonly [
  name: string,
  sku: string,
  category: string,
  unit: string,
  ...bought_as: (readonly [description: string, pack: number])[],
]

const rows: readonly Row[] = [
  [
    'Strong white flour',
    'FLR-01',
    'Dry goods',
    'kg',
    ['Strong white flour 25 kg', 25],
    ['Farinha de trigo 25 kg', 25],
    ['Harina 0000 25 kg', 25],
  ],
  ['Wholemeal flour', 'FLR-02', 'Dry goods', 'kg', ['Wholemeal flour 25 kg', 25]],
  ['Rye flour', 'FLR-03', 'Dry goods', 'kg', ['Rye flour 10 kg', 10]],
  ['Sour cassava starch', 'FLR-04', 'Dry goods', 'kg', ['Polvilho azedo 10 kg', 10]],
  [
    'Caster sugar',
    'SUG-01',
    'Dry goods',
    'kg',
    ['Caster sugar 10 kg', 10],
    ['Açúcar refinado 10 kg', 10],
    ['Azúcar 10 kg', 10],
  ],
  ['Icing sugar', 'SUG-02', 'Dry goods', 'kg'],
  ['Oat flakes', 'DRY-01', 'Dry goods', 'kg', ['Oat flakes 10 kg', 10]],
  [
    'Fresh yeast',
    'DRY-02',
    'Dry goods',
    'kg',
    ['Fermento biológico 500 g', 0.5],
    ['Levadura fresca 500 g', 0.5],
  ],
  ['Chocolate powder 50 %', 'DRY-03', 'Dry goods', 'kg', ['Chocolate em pó 50 %', 1]],
  ['Baking powder', 'DRY-04', 'Dry goods', 'kg'],
  ['Fine sea salt', 'DRY-05', 'Dry goods', 'kg'],
  ['Vanilla pods', 'DRY-06', 'Dry goods', 'piece'],
  ['Olive oil', 'DRY-07', 'Dry goods', 'l'],
  [
    'Whole milk',
    'DAI-01',
    'Dairy and eggs',
    'l',
    ['Whole milk 2 l', 2],
    ['Leite integral 1 l', 1],
    ['Leche entera 1 l', 1],
  ],
  ['Cream 35 %', 'DAI-02', 'Dairy and eggs', 'l', ['Cream 35 % 5 l', 5]],
  [
    'Butter, unsalted',
    'DAI-03',
    'Dairy and eggs',
    'kg',
    ['Butter unsalted 5 kg', 5],
    ['Manteiga sem sal 5 kg', 5],
    ['Manteca 5 kg', 5],
  ],
  [
    'Free-range eggs',
    'DAI-04',
    'Dairy and eggs',
    'piece',
    ['Free-range eggs, 180', 180],
    ['Ovos caipiras, 180', 180],
    ['Huevos, 180', 180],
  ],
  ['Mascarpone', 'DAI-05', 'Dairy and eggs', 'kg', ['Mascarpone 2 kg', 2]],
  ['Half-cured cheese', 'DAI-06', 'Dairy and eggs', 'kg', ['Queijo meia cura', 1]],
  ['Dulce de leche', 'DAI-07', 'Dairy and eggs', 'kg', ['Dulce de leche 10 kg', 10]],
  ['Smoked salmon', 'FSH-01', 'Fish', 'kg', ['Smoked salmon, sliced', 1]],
  ['Hake fillet', 'FSH-02', 'Fish', 'kg', ['Hake fillet', 1]],
  ['White crab meat', 'FSH-03', 'Fish', 'kg'],
  [
    'Espresso beans',
    'BEV-01',
    'Coffee and tea',
    'kg',
    ['House espresso beans', 1],
    ['Café torrado em grãos', 1],
  ],
  ['Decaf beans', 'BEV-02', 'Coffee and tea', 'kg', ['Decaf beans', 1]],
  ['Earl Grey bags', 'BEV-03', 'Coffee and tea', 'piece', ['Earl Grey, 100 bags', 100]],
  ['Mate tea', 'BEV-04', 'Coffee and tea', 'kg'],
  ['Oat drink', 'BEV-05', 'Coffee and tea', 'l', ['Oat drink barista 1 l', 1]],
  ['Orange juice', 'BEV-06', 'Drinks', 'l'],
  ['Still water', 'BEV-07', 'Drinks', 'bottle'],
  ['Bramley apples', 'PRO-01', 'Fruit and vegetables', 'kg', ['Bramley apples', 1]],
  ['Vine tomatoes', 'PRO-02', 'Fruit and vegetables', 'kg', ['Vine tomatoes', 1]],
  ['Lemons', 'PRO-03', 'Fruit and vegetables', 'kg', ['Lemons', 1]],
  ['Rocket', 'PRO-04', 'Fruit and vegetables', 'kg'],
  ['Raspberries', 'PRO-05', 'Fruit and vegetables', 'kg', ['Raspberries 125 g', 0.125]],
  ['Carrots', 'PRO-06', 'Fruit and vegetables', 'kg', ['Carrots', 1]],
  ['Onions', 'PRO-07', 'Fruit and vegetables', 'kg'],
  ['Baking paper', 'SUP-01', 'Supplies', 'roll'],
  ['Takeaway cups', 'SUP-02', 'Supplies', 'piece'],
  ['Cookie boxes', 'SUP-03', 'Supplies', 'piece'],
]

export const catalogue: readonly DemoCatalogueItem[] = rows.map(
  ([name, sku, category, unit, ...bought_as]) => ({ name, sku, category, unit, bought_as }),
)
