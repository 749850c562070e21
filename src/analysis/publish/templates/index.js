// Search as you type, filter by kind, sort; everything is in the page already. For every page
// that has a form .alat and elements with data-cari in one list.
(() => {
  const form = document.querySelector(".alat");
  const search = document.getElementById("cari");
  const orders = document.getElementById("urutkan");
  const status = form.querySelector(".hitung");
  const rows = [...document.querySelectorAll("[data-cari]")];
  const body = rows[0].parentNode;
  const headers = [...document.querySelectorAll("thead th")];
  const texts = new Set(["nama"]);
  let order = { key: "nilai", down: true };

  const plain = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const compare = (a, b) => {
    const [x, y] = [a.dataset[order.key], b.dataset[order.key]];
    if (x === "" || y === "") {
      // what has no value stays last, whatever the direction
      if (x !== y) { return x === "" ? 1 : -1; }
    } else {
      const by = texts.has(order.key)
        ? x.localeCompare(y, document.documentElement.lang)
        : Number(x) - Number(y);
      if (by) { return order.down ? -by : by; }
    }
    return a.dataset.nama.localeCompare(b.dataset.nama, document.documentElement.lang);
  };
  const sort = (key, down) => {
    order = { key, down };
    body.append(...rows.sort(compare));
    let marked = false;
    for (const header of headers) {
      const button = header.querySelector(".urut");
      const mine = button && button.dataset.kunci === key && !marked;
      if (mine) { header.setAttribute("aria-sort", down ? "descending" : "ascending"); marked = true; }
      else { header.removeAttribute("aria-sort"); }
    }
    const value = `${key}:${down ? "turun" : "naik"}`;
    if ([...orders.options].some((option) => option.value === value)) { orders.value = value; }
  };
  const show = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    const kind = form.elements.jenis.value;
    let count = 0;
    for (const row of rows) {
      const text = plain(`${row.dataset.nama} ${row.dataset.cari}`);
      const fits = (!kind || row.dataset.jenis === kind) && words.every((word) => text.includes(word));
      row.hidden = !fits;
      count += fits;
    }
    const { nol, satu, banyak } = status.dataset;
    status.textContent = count > 1 ? banyak.replace("{n}", count) : count ? satu : nol;
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", show);
  for (const radio of form.elements.jenis) { radio.addEventListener("change", show); }
  orders.addEventListener("change", () => {
    const [key, way] = orders.value.split(":");
    sort(key, way === "turun");
  });
  for (const button of document.querySelectorAll(".urut")) {
    button.addEventListener("click", () => {
      const key = button.dataset.kunci;
      sort(key, order.key === key ? !order.down : !texts.has(key));
    });
  }
  sort(order.key, order.down);
  show(); // a browser may keep what was typed before a reload
})();
