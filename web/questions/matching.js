// matching: each item has its partner, which its control names.

export const judge = ({ key }, value) => key === value;
