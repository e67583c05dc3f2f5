// categorise: each item has its category, which its control names.

export const judge = ({ key }, value) => key === value;
