/** Written by `make generate` from docs/openapi.json. */
"use strict";
export const isBaselineResponse = validate249;
const schema94 = {"$id":"isBaselineResponse","$ref":"api#/components/schemas/BaselineResponse"};
const schema95 = {"properties":{"curve":{"items":{"type":"number"},"type":"array"},"examples":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"grid":{"anyOf":[{"items":{"items":{"items":{"type":"number"},"type":"array"},"type":"array"},"type":"array"},{"type":"null"}]},"groups":{"items":{"type":"number"},"type":"array"},"metrics":{"additionalProperties":{"additionalProperties":{"type":"number"},"type":"object"},"type":"object"},"points":{"items":{"maxItems":2,"minItems":2,"items":[{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},"type":"array"},"reach":{"anyOf":[{"maxItems":4,"minItems":4,"items":[{"type":"number"},{"type":"number"},{"type":"number"},{"type":"number"}],"type":"array","additionalItems":false},{"type":"null"}]}},"required":["metrics","examples"],"type":"object"};

function validate250(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.metrics === undefined) && (missing0 = "metrics")) || ((data.examples === undefined) && (missing0 = "examples"))){
validate250.errors = [{}];
return false;
}
else {
if(data.curve !== undefined){
let data0 = data.curve;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(typeof data0[i0] == "number")){
validate250.errors = [{}];
return false;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate250.errors = [{}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.examples !== undefined){
let data2 = data.examples;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
if(data2.length > 2){
validate250.errors = [{}];
return false;
}
else {
if(data2.length < 2){
validate250.errors = [{}];
return false;
}
else {
const len1 = data2.length;
if(!(len1 <= 2)){
validate250.errors = [{}];
return false;
}
else {
const len2 = data2.length;
if(len2 > 0){
const _errs7 = errors;
if(!(typeof data2[0] == "number")){
validate250.errors = [{}];
return false;
}
var valid2 = _errs7 === errors;
}
if(valid2){
if(len2 > 1){
const _errs9 = errors;
if(!(typeof data2[1] == "number")){
validate250.errors = [{}];
return false;
}
var valid2 = _errs9 === errors;
}
}
}
}
}
}
else {
validate250.errors = [{}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.grid !== undefined){
let data5 = data.grid;
const _errs11 = errors;
const _errs12 = errors;
let valid3 = false;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data5)){
var valid4 = true;
const len3 = data5.length;
for(let i1=0; i1<len3; i1++){
let data6 = data5[i1];
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data6)){
var valid5 = true;
const len4 = data6.length;
for(let i2=0; i2<len4; i2++){
let data7 = data6[i2];
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data7)){
var valid6 = true;
const len5 = data7.length;
for(let i3=0; i3<len5; i3++){
const _errs19 = errors;
if(!(typeof data7[i3] == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var valid6 = _errs19 === errors;
if(!valid6){
break;
}
}
}
else {
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var valid5 = _errs17 === errors;
if(!valid5){
break;
}
}
}
else {
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var valid4 = _errs15 === errors;
if(!valid4){
break;
}
}
}
else {
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs13 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs21 = errors;
if(data5 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs21 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate250.errors = vErrors;
return false;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.groups !== undefined){
let data9 = data.groups;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data9)){
var valid7 = true;
const len6 = data9.length;
for(let i4=0; i4<len6; i4++){
const _errs25 = errors;
if(!(typeof data9[i4] == "number")){
validate250.errors = [{}];
return false;
}
var valid7 = _errs25 === errors;
if(!valid7){
break;
}
}
}
else {
validate250.errors = [{}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metrics !== undefined){
let data11 = data.metrics;
const _errs27 = errors;
if(errors === _errs27){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
for(const key0 in data11){
let data12 = data11[key0];
const _errs30 = errors;
if(errors === _errs30){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key1 in data12){
const _errs33 = errors;
if(!(typeof data12[key1] == "number")){
validate250.errors = [{}];
return false;
}
var valid9 = _errs33 === errors;
if(!valid9){
break;
}
}
}
else {
validate250.errors = [{}];
return false;
}
}
var valid8 = _errs30 === errors;
if(!valid8){
break;
}
}
}
else {
validate250.errors = [{}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.points !== undefined){
let data14 = data.points;
const _errs35 = errors;
if(errors === _errs35){
if(Array.isArray(data14)){
var valid10 = true;
const len7 = data14.length;
for(let i5=0; i5<len7; i5++){
let data15 = data14[i5];
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data15)){
if(data15.length > 2){
validate250.errors = [{}];
return false;
}
else {
if(data15.length < 2){
validate250.errors = [{}];
return false;
}
else {
const len8 = data15.length;
if(!(len8 <= 2)){
validate250.errors = [{}];
return false;
}
else {
const len9 = data15.length;
if(len9 > 0){
const _errs39 = errors;
if(!(typeof data15[0] == "number")){
validate250.errors = [{}];
return false;
}
var valid11 = _errs39 === errors;
}
if(valid11){
if(len9 > 1){
const _errs41 = errors;
if(!(typeof data15[1] == "number")){
validate250.errors = [{}];
return false;
}
var valid11 = _errs41 === errors;
}
}
}
}
}
}
else {
validate250.errors = [{}];
return false;
}
}
var valid10 = _errs37 === errors;
if(!valid10){
break;
}
}
}
else {
validate250.errors = [{}];
return false;
}
}
var valid0 = _errs35 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reach !== undefined){
let data18 = data.reach;
const _errs43 = errors;
const _errs44 = errors;
let valid12 = false;
const _errs45 = errors;
if(errors === _errs45){
if(Array.isArray(data18)){
if(data18.length > 4){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
if(data18.length < 4){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
const len10 = data18.length;
if(!(len10 <= 4)){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
const len11 = data18.length;
if(len11 > 0){
const _errs47 = errors;
if(!(typeof data18[0] == "number")){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid13 = _errs47 === errors;
}
if(valid13){
if(len11 > 1){
const _errs49 = errors;
if(!(typeof data18[1] == "number")){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var valid13 = _errs49 === errors;
}
if(valid13){
if(len11 > 2){
const _errs51 = errors;
if(!(typeof data18[2] == "number")){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var valid13 = _errs51 === errors;
}
if(valid13){
if(len11 > 3){
const _errs53 = errors;
if(!(typeof data18[3] == "number")){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid13 = _errs53 === errors;
}
}
}
}
}
}
}
}
else {
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var _valid1 = _errs45 === errors;
valid12 = valid12 || _valid1;
if(!valid12){
const _errs55 = errors;
if(data18 !== null){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid1 = _errs55 === errors;
valid12 = valid12 || _valid1;
}
if(!valid12){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
validate250.errors = vErrors;
return false;
}
else {
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate250.errors = [{}];
return false;
}
}
validate250.errors = vErrors;
return errors === 0;
}


function validate249(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isBaselineResponse" */;
let vErrors = null;
let errors = 0;
if(!(validate250(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate250.errors : vErrors.concat(validate250.errors);
errors = vErrors.length;
}
validate249.errors = vErrors;
return errors === 0;
}

export const isRunComparison = validate252;
const schema96 = {"$id":"isRunComparison","$ref":"api#/components/schemas/RunComparison"};
const schema97 = {"properties":{"final_step":{"type":"number"},"finding":{"anyOf":[{"$ref":"#/components/schemas/ComparedFinding"},{"type":"null"}]},"finding_change":{"anyOf":[{"enum":["gone","standing","ended_in_both"],"type":"string"},{"type":"null"}]},"first":{"$ref":"#/components/schemas/ComparedRun"},"loss_by":{"enum":["training","validation"],"type":"string"},"loss_change":{"enum":["lower","equal","higher","not_comparable"],"type":"string"},"second":{"$ref":"#/components/schemas/ComparedRun"},"status":{"enum":["pending","so_far","final"],"type":"string"},"step":{"type":"number"},"verdict":{"anyOf":[{"enum":["worked","helped","failed"],"type":"string"},{"type":"null"}]}},"required":["step","final_step","status","verdict","finding","finding_change","loss_change","loss_by","first","second"],"type":"object"};
const schema98 = {"properties":{"code":{"type":"string"},"cure":{"type":"string"},"node_id":{"anyOf":[{"type":"string"},{"type":"null"}]},"step":{"type":"number"}},"required":["code","node_id","cure","step"],"type":"object"};

function validate254(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.code === undefined) && (missing0 = "code")) || ((data.node_id === undefined) && (missing0 = "node_id"))) || ((data.cure === undefined) && (missing0 = "cure"))) || ((data.step === undefined) && (missing0 = "step"))){
validate254.errors = [{}];
return false;
}
else {
if(data.code !== undefined){
const _errs1 = errors;
if(typeof data.code !== "string"){
validate254.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cure !== undefined){
const _errs3 = errors;
if(typeof data.cure !== "string"){
validate254.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.node_id !== undefined){
let data2 = data.node_id;
const _errs5 = errors;
const _errs6 = errors;
let valid1 = false;
const _errs7 = errors;
if(typeof data2 !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs9 = errors;
if(data2 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate254.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs11 = errors;
if(!(typeof data.step == "number")){
validate254.errors = [{}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate254.errors = [{}];
return false;
}
}
validate254.errors = vErrors;
return errors === 0;
}

const schema99 = {"properties":{"diverged_at":{"anyOf":[{"type":"number"},{"type":"null"}]},"evaluation":{"anyOf":[{"additionalProperties":{"type":"number"},"type":"object"},{"type":"null"}]},"loss":{"anyOf":[{"type":"number"},{"type":"null"}]},"loss_from":{"type":"number"},"measure":{"anyOf":[{"type":"number"},{"type":"null"}]},"others":{"items":{"type":"string"},"type":"array"},"run_id":{"type":"string"},"standing":{"type":"boolean"}},"required":["run_id","measure","standing","others","loss","loss_from","evaluation","diverged_at"],"type":"object"};

function validate256(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((data.run_id === undefined) && (missing0 = "run_id")) || ((data.measure === undefined) && (missing0 = "measure"))) || ((data.standing === undefined) && (missing0 = "standing"))) || ((data.others === undefined) && (missing0 = "others"))) || ((data.loss === undefined) && (missing0 = "loss"))) || ((data.loss_from === undefined) && (missing0 = "loss_from"))) || ((data.evaluation === undefined) && (missing0 = "evaluation"))) || ((data.diverged_at === undefined) && (missing0 = "diverged_at"))){
validate256.errors = [{}];
return false;
}
else {
if(data.diverged_at !== undefined){
let data0 = data.diverged_at;
const _errs1 = errors;
const _errs2 = errors;
let valid1 = false;
const _errs3 = errors;
if(!(typeof data0 == "number")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs5 = errors;
if(data0 !== null){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate256.errors = vErrors;
return false;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.evaluation !== undefined){
let data1 = data.evaluation;
const _errs7 = errors;
const _errs8 = errors;
let valid2 = false;
const _errs9 = errors;
if(errors === _errs9){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
const _errs12 = errors;
if(!(typeof data1[key0] == "number")){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid3 = _errs12 === errors;
if(!valid3){
break;
}
}
}
else {
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid1 = _errs9 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs14 = errors;
if(data1 !== null){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid1 = _errs14 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate256.errors = vErrors;
return false;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.loss !== undefined){
let data3 = data.loss;
const _errs16 = errors;
const _errs17 = errors;
let valid4 = false;
const _errs18 = errors;
if(!(typeof data3 == "number")){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs18 === errors;
valid4 = valid4 || _valid2;
if(!valid4){
const _errs20 = errors;
if(data3 !== null){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid2 = _errs20 === errors;
valid4 = valid4 || _valid2;
}
if(!valid4){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate256.errors = vErrors;
return false;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.loss_from !== undefined){
const _errs22 = errors;
if(!(typeof data.loss_from == "number")){
validate256.errors = [{}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.measure !== undefined){
let data5 = data.measure;
const _errs24 = errors;
const _errs25 = errors;
let valid5 = false;
const _errs26 = errors;
if(!(typeof data5 == "number")){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid3 = _errs26 === errors;
valid5 = valid5 || _valid3;
if(!valid5){
const _errs28 = errors;
if(data5 !== null){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid3 = _errs28 === errors;
valid5 = valid5 || _valid3;
}
if(!valid5){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
validate256.errors = vErrors;
return false;
}
else {
errors = _errs25;
if(vErrors !== null){
if(_errs25){
vErrors.length = _errs25;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.others !== undefined){
let data6 = data.others;
const _errs30 = errors;
if(errors === _errs30){
if(Array.isArray(data6)){
var valid6 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs32 = errors;
if(typeof data6[i0] !== "string"){
validate256.errors = [{}];
return false;
}
var valid6 = _errs32 === errors;
if(!valid6){
break;
}
}
}
else {
validate256.errors = [{}];
return false;
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.run_id !== undefined){
const _errs34 = errors;
if(typeof data.run_id !== "string"){
validate256.errors = [{}];
return false;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.standing !== undefined){
const _errs36 = errors;
if(typeof data.standing !== "boolean"){
validate256.errors = [{}];
return false;
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate256.errors = [{}];
return false;
}
}
validate256.errors = vErrors;
return errors === 0;
}


function validate253(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((data.step === undefined) && (missing0 = "step")) || ((data.final_step === undefined) && (missing0 = "final_step"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.verdict === undefined) && (missing0 = "verdict"))) || ((data.finding === undefined) && (missing0 = "finding"))) || ((data.finding_change === undefined) && (missing0 = "finding_change"))) || ((data.loss_change === undefined) && (missing0 = "loss_change"))) || ((data.loss_by === undefined) && (missing0 = "loss_by"))) || ((data.first === undefined) && (missing0 = "first"))) || ((data.second === undefined) && (missing0 = "second"))){
validate253.errors = [{}];
return false;
}
else {
if(data.final_step !== undefined){
const _errs1 = errors;
if(!(typeof data.final_step == "number")){
validate253.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.finding !== undefined){
let data1 = data.finding;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(!(validate254(data1, {instancePath:instancePath+"/finding",parentData:data,parentDataProperty:"finding",rootData}))){
vErrors = vErrors === null ? validate254.errors : vErrors.concat(validate254.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(data1 !== null){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate253.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.finding_change !== undefined){
let data2 = data.finding_change;
const _errs8 = errors;
const _errs9 = errors;
let valid2 = false;
const _errs10 = errors;
if(typeof data2 !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!(((data2 === "gone") || (data2 === "standing")) || (data2 === "ended_in_both"))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs10 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs12 = errors;
if(data2 !== null){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs12 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate253.errors = vErrors;
return false;
}
else {
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.first !== undefined){
const _errs14 = errors;
if(!(validate256(data.first, {instancePath:instancePath+"/first",parentData:data,parentDataProperty:"first",rootData}))){
vErrors = vErrors === null ? validate256.errors : vErrors.concat(validate256.errors);
errors = vErrors.length;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.loss_by !== undefined){
let data4 = data.loss_by;
const _errs15 = errors;
if(typeof data4 !== "string"){
validate253.errors = [{}];
return false;
}
if(!((data4 === "training") || (data4 === "validation"))){
validate253.errors = [{}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.loss_change !== undefined){
let data5 = data.loss_change;
const _errs17 = errors;
if(typeof data5 !== "string"){
validate253.errors = [{}];
return false;
}
if(!((((data5 === "lower") || (data5 === "equal")) || (data5 === "higher")) || (data5 === "not_comparable"))){
validate253.errors = [{}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.second !== undefined){
const _errs19 = errors;
if(!(validate256(data.second, {instancePath:instancePath+"/second",parentData:data,parentDataProperty:"second",rootData}))){
vErrors = vErrors === null ? validate256.errors : vErrors.concat(validate256.errors);
errors = vErrors.length;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data7 = data.status;
const _errs20 = errors;
if(typeof data7 !== "string"){
validate253.errors = [{}];
return false;
}
if(!(((data7 === "pending") || (data7 === "so_far")) || (data7 === "final"))){
validate253.errors = [{}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.step !== undefined){
const _errs22 = errors;
if(!(typeof data.step == "number")){
validate253.errors = [{}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.verdict !== undefined){
let data9 = data.verdict;
const _errs24 = errors;
const _errs25 = errors;
let valid3 = false;
const _errs26 = errors;
if(typeof data9 !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!(((data9 === "worked") || (data9 === "helped")) || (data9 === "failed"))){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid2 = _errs26 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const _errs28 = errors;
if(data9 !== null){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid2 = _errs28 === errors;
valid3 = valid3 || _valid2;
}
if(!valid3){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate253.errors = vErrors;
return false;
}
else {
errors = _errs25;
if(vErrors !== null){
if(_errs25){
vErrors.length = _errs25;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate253.errors = [{}];
return false;
}
}
validate253.errors = vErrors;
return errors === 0;
}


function validate252(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isRunComparison" */;
let vErrors = null;
let errors = 0;
if(!(validate253(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate253.errors : vErrors.concat(validate253.errors);
errors = vErrors.length;
}
validate252.errors = vErrors;
return errors === 0;
}

export const isZooOverview = validate260;
const schema100 = {"$id":"isZooOverview","$ref":"api#/components/schemas/ZooOverview"};
const schema101 = {"properties":{"networks":{"items":{"$ref":"#/components/schemas/ZooCosts"},"type":"array"}},"required":["networks"],"type":"object"};
const schema102 = {"properties":{"layers":{"type":"number"},"memory_bytes":{"type":"number"},"operations":{"type":"number"},"type":{"type":"string"},"weights":{"type":"number"}},"required":["type","weights","operations","memory_bytes","layers"],"type":"object"};

function validate262(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.type === undefined) && (missing0 = "type")) || ((data.weights === undefined) && (missing0 = "weights"))) || ((data.operations === undefined) && (missing0 = "operations"))) || ((data.memory_bytes === undefined) && (missing0 = "memory_bytes"))) || ((data.layers === undefined) && (missing0 = "layers"))){
validate262.errors = [{}];
return false;
}
else {
if(data.layers !== undefined){
const _errs1 = errors;
if(!(typeof data.layers == "number")){
validate262.errors = [{}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.memory_bytes !== undefined){
const _errs3 = errors;
if(!(typeof data.memory_bytes == "number")){
validate262.errors = [{}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operations !== undefined){
const _errs5 = errors;
if(!(typeof data.operations == "number")){
validate262.errors = [{}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.type !== undefined){
const _errs7 = errors;
if(typeof data.type !== "string"){
validate262.errors = [{}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.weights !== undefined){
const _errs9 = errors;
if(!(typeof data.weights == "number")){
validate262.errors = [{}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate262.errors = [{}];
return false;
}
}
validate262.errors = vErrors;
return errors === 0;
}


function validate261(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.networks === undefined) && (missing0 = "networks")){
validate261.errors = [{}];
return false;
}
else {
if(data.networks !== undefined){
let data0 = data.networks;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate262(data0[i0], {instancePath:instancePath+"/networks/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate262.errors : vErrors.concat(validate262.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate261.errors = [{}];
return false;
}
}
}
}
}
else {
validate261.errors = [{}];
return false;
}
}
validate261.errors = vErrors;
return errors === 0;
}


function validate260(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="isZooOverview" */;
let vErrors = null;
let errors = 0;
if(!(validate261(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate261.errors : vErrors.concat(validate261.errors);
errors = vErrors.length;
}
validate260.errors = vErrors;
return errors === 0;
}

