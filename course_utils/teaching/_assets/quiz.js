// The answers as a line of the teacher's table. Nothing is sent or kept: the learner copies the line.
(() => {
  const line = document.getElementById("line");
  const names = [...new Set([...document.querySelectorAll(".question input")].map((one) => one.name))];
  const answer = (name) => {
    const own = [...document.getElementsByName(name)];
    return (own[0].type === "radio" ? own.find((one) => one.checked)?.value : own[0].value.trim()) ?? "";
  };
  const cell = (text) => (/[",;\s]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const show = () => {
    const learner = document.getElementById("learner").value.trim();
    document.getElementById("row").value = [learner, line.dataset.form, ...names.map(answer)].map(cell).join(",");
  };
  document.addEventListener("input", show);
  document.getElementById("row").addEventListener("focus", (event) => event.target.select());
  line.hidden = false;
  show();
})();
